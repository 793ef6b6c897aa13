#pragma once
#include "app/console/tour.h"
#include "app/domain/operationkind.h"
#include "app/domain/task.h"
#include "app/services/caseview.h"
#include <QKeyCombination>

namespace shiyu {

class ActSheet;
class CommandPalette;
class IntakeForm;
class MainWindow;

/// A matter as the tour types it in.
struct TourMatter {
    QString initials; ///< of the category, as typed
    QString appeal, title, place;
    QString reporter, phone, purpose;
};

/// The hand and the eye of a tour: collects steps that press keys in the window's own widgets, and
/// looks at what the screen then shows. GUI thread; the steps call it, so it lives as long as they.
class TourHand {
public:
    /// Arguments of a form by name, in the order in which they are filled in. Of a yes-or-no kYes
    /// or kNo; of a short list anything takes its first entry; of a unit picker a name to search
    /// for.
    using Fill = QVector<std::pair<const char *, QString>>;
    static const QString kYes, kNo;

    TourHand(MainWindow &window, Workplace &workplace, TourClock &clock);

    QVector<TourStep> take() { return std::move(m_steps); }
    MainWindow &window() const { return m_window; }

    /// An empty picture: none is taken.
    void step(const char *picture, std::function<void()> act, std::function<bool()> sign = nullptr);
    void signIn(const char *picture, const char *deskPicture);
    /// Ctrl+K 切换, the password; `picture` is of the screen that the officer then sees.
    void changeSeat(const QString &officer, const char *picture = "");
    /// Ctrl+K with this text (empty: the remembered number), until it has found something.
    void openPalette(const QString &text);
    /// Into another seat, and there the remembered case by its number.
    void enterAs(const QString &officer, const char *picture = "");
    /// N and the form, filed with Ctrl+Enter; its number is remembered.
    void takeIn(const TourMatter &matter, const char *categoryPicture, const char *formPicture,
        const char *picture);
    /// An act by its key, some minutes after the one before; its form is filled in and confirmed.
    void act(const char *picture, QKeyCombination key, const Fill &fill, std::function<bool()> sign,
        const char *formPicture = "");

    void key(QKeyCombination key);
    void write(const QString &text); ///< as an input method commits it, into what has the focus
    void type(const QString &ascii);
    void click(QWidget *widget);
    QWidget *focusWidget() const; ///< as the window sees it: it may stand behind another one

    IntakeForm *form() const;
    const CaseView *view() const;
    bool stageIs(Stage stage) const;
    bool leadIs(TaskStage stage) const;
    /// The newest task of the unit.
    bool unitIs(const char *unit, TaskStage stage) const;
    bool lastIs(OperationKind kind) const; ///< of the record

private:
    ActSheet *sheet() const;
    CommandPalette *palette() const;
    bool inLineEdit() const;
    void clickMap();
    bool isMapSettled() const;
    bool isScreenReady() const;
    bool formIsReady() const;
    void fillField(const QString &name, const QString &text);
    void fillForm(const TourMatter &matter, const char *categoryPicture, const char *formPicture);

    MainWindow &m_window;
    Workplace &m_workplace;
    TourClock &m_clock;
    QVector<TourStep> m_steps;
    QString m_number;
};

} // namespace shiyu
