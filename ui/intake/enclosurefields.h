#pragma once
#include "app/services/attachedfile.h"
#include "ui/intake/intakepart.h"

class QPushButton;
class QVBoxLayout;

namespace shiyu {

/// Files that go in with a new matter: photos, a recording of the call. Read and hashed off the GUI
/// thread when they are chosen; the draft keeps where they lie.
class EnclosureFields : public IntakePart {
    Q_OBJECT
public:
    static constexpr qsizetype kMost = 9; ///< files a matter; more can be attached to the case

    explicit EnclosureFields(const ThemeSource &theme, QWidget *parent = nullptr);

    void load(const NewCase &draft) override;
    void store(NewCase &matter) const override;
    void retranslate() override;
    QWidget *check(Filing filing) override;

    QVector<AttachedFile> files() const;
    void choose(); ///< opens the dialog
    void add(const QStringList &paths);

private:
    struct Entry {
        QString path;
        std::optional<AttachedFile> file; ///< empty while it is read
    };
    void read(const QString &path);
    void take(const QString &path, const Expected<AttachedFile> &file);
    void remove(const QString &path);
    void showList();

    QPushButton *m_add;
    FormRow *m_row;
    QWidget *m_list;
    QVBoxLayout *m_lines;
    QVector<Entry> m_entries;
    quint64 m_generation = 0; ///< another draft drops what is still being read
};

} // namespace shiyu
