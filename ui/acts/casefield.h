#pragma once
#include "ui/acts/actform.h"

#include <QTimer>

class QLineEdit;
class QListWidget;

namespace shiyu {

/// The case to merge into: those proposed as duplicates at first, then what a number or words find.
/// What is chosen stands first and stays; an older answer never replaces a newer one. Its value is
/// an object of id, shown text and what was seen, so that a draft brings a found case back; a bare
/// id chooses a proposed one. To the arguments it contributes the id alone.
class CaseField : public ArgField {
    Q_OBJECT
public:
    CaseField(FormSubject subject, QWidget *parent);

    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    void fill(QJsonObject &args, const QString &name) const override;
    /// The newest operation that was shown of the chosen case; 0 without one.
    qint64 seen() const { return m_chosen ? m_chosen->seen : 0; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Option {
        QString id;
        QString text; ///< title, and below it number, state, time and place
        qint64 seen = 0;
    };

    Option optionOf(const FoundCase &found) const;
    QVector<Option> proposed() const;
    void search();
    void show(QVector<Option> options, const QString &sentence = {});
    void lineChanged();

    FormSubject m_subject;
    QLineEdit *m_search;
    QListWidget *m_list;
    QTimer m_pause;
    QVector<Option> m_options; ///< of the list's lines
    std::optional<Option> m_chosen;
    bool m_filling = false;
    quint64 m_generation = 0;
};

} // namespace shiyu
