#pragma once
#include <QObject>

class QSplitter;

namespace shiyu {

class CasePane;
class ThemeSource;
class UserSettings;

/// How wide queue, map and case are on the desk, and whether what is around a case is folded: as
/// the officer left it, else as it fits the window. Keeps what he changes, one for each size of the
/// type. Belongs to the page that the splitter fills; GUI thread.
class DeskLayout : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const ThemeSource &theme;
        UserSettings &settings;
        QSplitter &splitter; ///< queue, map, case
        CasePane &casePane;
    };
    explicit DeskLayout(const Parts &parts, QWidget *page);

    void restore();

private:
    int room() const;
    void restoreNearby();
    QString name() const;

    Parts m_parts;
    QWidget *m_page;
    int m_scale = 0; ///< of the type, when it was restored
};

} // namespace shiyu
