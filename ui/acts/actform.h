#pragma once
#include "ui/acts/argfield.h"
#include "ui/acts/caseport.h"

#include "app/services/seat.h"
#include <QWidget>

class QVBoxLayout;

namespace shiyu {

class FormRow;
class TextLabel;
class ThemeSource;

/// What a form is about; a value, so that a case that changes meanwhile does not change a form.
struct FormSubject {
    std::shared_ptr<const CaseView> view;
    Seat seat;
    OperationKind kind = OperationKind::Note;
    QVector<int> tasks; ///< those it may be done on; empty: the case
    CasePort port;

    const Incident &state() const { return view->state; }
    const Directory &directory() const { return *view->directory; }
};

/// The form of one act: rows of arguments, checked where they stand. Knows nothing of how it is
/// performed (see ActSheet). Nothing typed is lost: draft() is everything, setDraft() brings it
/// back.
class ActForm : public QWidget {
    Q_OBJECT
public:
    ActForm(FormSubject subject, const ThemeSource &themes, QWidget *parent = nullptr);

    /// The act that it comes to; a ruling becomes approve or deny.
    virtual OperationKind kind() const { return m_subject.kind; }
    virtual QString title() const;
    virtual QString confirmText() const { return title(); }

    QJsonObject args() const;
    virtual ActRequest request() const;
    /// Sends it through the port.
    virtual QFuture<ActOutcome> perform() const { return m_subject.port.act(request()); }
    /// Whether a click on the map gives this form its place.
    virtual bool takesPlace() const { return false; }
    virtual void setPlace(LonLat) { }
    /// Marks what is missing or cannot be and leads the focus there; true if nothing is.
    bool check();
    /// Shows a refusal of an argument at its row; false if it concerns the act as a whole.
    bool showRefusal(const Refusal &refusal);

    QJsonObject draft() const;
    void setDraft(const QJsonObject &draft);
    /// Whether anything was typed or chosen; what a form proposes by itself does not count.
    bool isTouched() const { return m_touched; }
    void setTouched(bool touched) { m_touched = touched; }

    ArgField *field(const QString &name) const; ///< null if the form has none
    FormRow *row(const QString &name) const;
    QStringList fieldNames() const { return m_order; }

Q_SIGNALS:
    void edited();
    void placeChanged(const std::optional<shiyu::LonLat> &at); ///< to be marked on the map

protected:
    const FormSubject &subject() const { return m_subject; }
    const ThemeSource &themes() const { return m_themes; }
    QVBoxLayout *column() const { return m_column; }
    /// Adds a row; a required one must be filled in before the act is sent.
    FormRow *addRow(const QString &name, const QString &label, ArgField *field, bool required);
    void addFixed(const QString &name, const QJsonValue &value);
    /// The task's row: fixed if there is one, else a choice.
    void addTask(const QVector<int> &tasks);
    /// A line of plain text in the form, muted.
    TextLabel *addNote(const QString &text);
    /// A hidden row contributes nothing and misses nothing.
    void setRowShown(const QString &name, bool shown);
    void setRequired(const QString &name, bool required);
    /// What a form of its own still misses, by row; empty if nothing.
    virtual QMap<QString, QString> problems() const { return {}; }
    /// The last word on the arguments.
    virtual void finish(QJsonObject &) const { }

private:
    struct Entry {
        ArgField *field = nullptr;
        FormRow *row = nullptr; ///< null for a fixed one
        bool required = false;
    };
    bool isShown(const Entry &entry) const;
    QString problemOf(const Entry &entry) const;
    /// Offers to mask telephone and identity numbers in an open text; they are warned about, not
    /// forbidden.
    void guardPersonalData(ArgField *field);

    FormSubject m_subject;
    const ThemeSource &m_themes;
    QVBoxLayout *m_column;
    QStringList m_order;
    QMap<QString, Entry> m_entries;
    bool m_touched = false;
};

} // namespace shiyu
