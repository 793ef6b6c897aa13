#pragma once
#include "ui/intake/newcase.h"
#include <QWidget>
#include <initializer_list>

class QVBoxLayout;

namespace shiyu {

class FormRow;
class ThemeSource;

/// What the officer does with a new matter.
enum class Filing { Accept, AnswerAtOnce, FileOnly, Emergency };

/// A part of the form of a new matter: some rows of fields. It holds what was typed, and says where
/// something is missing or cannot be.
class IntakePart : public QWidget {
    Q_OBJECT
public:
    explicit IntakePart(const ThemeSource &theme, QWidget *parent = nullptr);

    virtual void load(const NewCase &draft) = 0; ///< and forgets what was marked as wrong
    virtual void store(NewCase &matter) const = 0;
    virtual void retranslate() = 0;
    /// Marks what is wrong for this filing, unmarks what is right. Null, or the topmost wrong
    /// field.
    virtual QWidget *check(Filing filing) = 0;

Q_SIGNALS:
    void edited(); ///< by the officer, or by what he chose

protected:
    const ThemeSource &theme() const { return m_theme; }
    FormRow *makeRow(QWidget *field);
    void addRow(FormRow *row);
    void placeRow(FormRow *row, int line); ///< one that was added stands there now
    /// Rows beside each other, each with its share of the width.
    struct Share {
        FormRow *row;
        int share;
    };
    void addLine(std::initializer_list<Share> rows);
    void addPlain(QWidget *widget); ///< without a label of its own
    /// Marks the row with the sentence, or unmarks it; its field if it is wrong, else null.
    static QWidget *mark(FormRow *row, bool good, const QString &sentence);

private:
    const ThemeSource &m_theme;
    QVBoxLayout *m_column;
};

} // namespace shiyu
