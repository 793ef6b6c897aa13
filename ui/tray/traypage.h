#pragma once
#include "app/services/conflicttray.h"
#include <QWidget>

class QScrollArea;

namespace shiyu {

class ConflictCard;
class EmptyState;
class TextLabel;
class ThemeSource;

/// 待处理冲突: what the server did not accept, with both sides. It never comes up by itself; the
/// rail and the line at the bottom count what lies here.
class TrayPage : public QWidget {
    Q_OBJECT
public:
    TrayPage(const ThemeSource &source, Workplace &workplace, QWidget *parent = nullptr);

    void refresh(); ///< asks if it is shown, else when it is
    ConflictTray &tray() { return *m_tray; }

Q_SIGNALS:
    void caseRequested(const shiyu::IncidentId &id);
    void againRequested(const shiyu::ActRequest &request);
    void troubled(const shiyu::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void fill(const QVector<UnacceptedAct> &conflicts);
    void retranslate();

    const ThemeSource &m_source;
    std::unique_ptr<ConflictTray> m_tray;
    TextLabel *m_title;
    TextLabel *m_note;
    QScrollArea *m_scroll;
    EmptyState *m_empty;
    quint64 m_generation = 0;
};

} // namespace shiyu
