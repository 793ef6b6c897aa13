#pragma once
#include "app/domain/ids.h"
#include "ui/acts/argfield.h"
#include "ui/acts/caseport.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace shiyu {

/// A unit to choose, with why it is proposed.
struct UnitOption {
    OrganizationId id;
    QString name;
    QString reason; ///< second line; empty for none
    QString fullName; ///< finds it too
    bool suggested = false;
};

/// A searchable list of units. One: the current line is the choice. Several: ticked lines are.
/// Down in the search line moves into the list, Enter or Space ticks; what Enter would tick is
/// marked while he searches.
class UnitPicker : public QWidget {
    Q_OBJECT
public:
    enum class Mode { One, Several };

    UnitPicker(Mode mode, const QString &placeholder, QWidget *parent = nullptr);

    /// How many of them are seen at a time without scrolling, with their reasons; 4 at first.
    void setChoicesShown(int choices);
    /// Keeps what is chosen, also a unit that is not among the new options (it stands last). What
    /// is chosen is always seen.
    void setOptions(const QVector<UnitOption> &options);
    /// Pinyin finds them too from now on; it arrives after the list is shown.
    void setSpellings(const NamesPtr &names);
    const QVector<UnitOption> &options() const { return m_options; }
    QVector<OrganizationId> chosen() const { return m_chosen; }
    /// Units that are not offered are not chosen, as what nobody sees is not sent, unless they are
    /// offered later and nothing else was chosen meanwhile.
    void choose(const QVector<OrganizationId> &units);
    /// The next choice begins with the whole list.
    void clearSearch();
    /// These are not offered: who leads does not assist.
    void setExcluded(const QVector<OrganizationId> &units);

Q_SIGNALS:
    void chosenChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void narrow();
    void markFound();
    void followTyped();
    QListWidgetItem *firstFound() const; ///< null: nothing fits what is searched
    bool fits(const UnitOption &option, const QString &typed) const;
    void tickChanged(QListWidgetItem *item);
    void lineChanged();
    bool isOffered(const OrganizationId &unit) const;
    bool takeAwaited();
    const UnitOption *optionOf(const QListWidgetItem *item) const;

    Mode m_mode;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_none; ///< in the list: nobody is called so
    QVector<UnitOption> m_options;
    NamesPtr m_names;
    QVector<OrganizationId> m_chosen;
    QVector<OrganizationId> m_awaited; ///< to be chosen, but not offered so far
    QVector<OrganizationId> m_excluded;
    bool m_filling = false;
};

/// The picker as an argument: a text for one, an array for several.
class UnitField : public ArgField {
    Q_OBJECT
public:
    UnitField(UnitPicker::Mode mode, const QVector<UnitOption> &options, const CasePort &port,
        QWidget *parent);
    UnitPicker *picker() const { return m_picker; }
    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    UnitPicker::Mode m_mode;
    UnitPicker *m_picker;
};

} // namespace shiyu
