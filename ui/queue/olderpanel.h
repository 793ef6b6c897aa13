#pragma once
#include "ui/queue/olderport.h"
#include <QStandardItemModel>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QListView;

namespace shiyu {

class ConditionLine;
class LinkButton;
class SearchField;
class TextLabel;
class ThemeSource;

/// 更早办结的工单: in the place of the list, what is over and lies on the server alone. What is
/// chosen is fetched with its record, kept, and shown like any other. GUI thread.
class OlderPanel : public QWidget {
    Q_OBJECT
public:
    /// A pause in typing after which the server is asked.
    static constexpr std::chrono::milliseconds kTypingPause { 500 };

    OlderPanel(const ThemeSource &theme, OlderPort port, QWidget *parent = nullptr);

    /// Looks for these words, or a number in full, in this region; empty: everywhere.
    void begin(const QString &words, const RegionCode &region);
    QString sentence() const; ///< how it stands
    const QStandardItemModel &rows() const { return m_model; }

Q_SIGNALS:
    void caseChosen(const shiyu::IncidentId &id); ///< it is on this computer now
    void finished(); ///< 返回 or Esc

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Next { None, Further, Again };

    void build();
    void fillYears();
    EndedQuery query() const;
    void ask(); ///< from the newest on
    void askFurther();
    void take(const Expected<OlderCases::Found> &found);
    void addRow(const EndedMatter &matter, bool here);
    QString rowText(const EndedMatter &matter, bool here) const;
    void choose(const QModelIndex &index);
    void brought(const IncidentId &id, const Expected<void> &outcome);
    void showDone();
    void say(const QString &sentence, Next next);
    void showRegion();
    void retranslate();

    const ThemeSource &m_theme;
    OlderPort m_port;
    RegionCode m_region;
    QVector<EndedMatter> m_matters; ///< of the model's rows
    QString m_after; ///< where it goes on
    std::optional<Instant> m_reached;
    Next m_next = Next::None;
    quint64 m_generation = 0;
    IncidentId m_wanted; ///< the newest that was chosen
    QTimer m_typing;
    QStandardItemModel m_model;
    TextLabel *m_title;
    LinkButton *m_back;
    SearchField *m_words;
    QComboBox *m_years;
    ConditionLine *m_where;
    QListView *m_list;
    TextLabel *m_state;
    LinkButton *m_further;
};

} // namespace shiyu
