#pragma once
#include "app/storage/featurestore.h"
#include "tests/ui/profiletest.h"
#include "ui/intake/intakeform.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/suggestedit.h"
#include <QSignalSpy>

namespace shiyu::test {

using namespace Qt::StringLiterals;

inline const OfficerId kDispatcher = officerOf(org::kCity, "dispatcher");
inline const OfficerId kIntake = officerOf(org::kCity, "intake");

/// The form of a new matter over a real profile, by keyboard: what its tests share.
class IntakeTest : public ProfileTest {
    Q_OBJECT
protected Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    void open(const OfficerId &officer);
    void start(const QString &profile);
    void choosePlace(const QString &typed);
    QWidget *field(const char *label) const;
    QString errorAt(const char *label) const;
    void type(const char *label, const QString &text);
    void chooseCategory();
    bool says(const QString &sentence) const;
    ActDone filed(Qt::Key key = Qt::Key_Return);

    QString m_bare; ///< the same city without outlines
    QString m_opened;
    std::unique_ptr<Intake> m_intake;
    IntakeForm *m_form = nullptr;
};

inline void IntakeTest::initTestCase()
{
    makeCity({ kDispatcher, kIntake });
    {
        auto profile = ProfileFile::open(m_path, ProfileAccess::ReadWrite);
        QVERIFY(profile);
        Feature camera; // named after the park, known before it: found after it
        camera.kind = FeatureKind::Camera;
        camera.ref = u"camera"_s;
        camera.name = u"赭山公园 球机 0001"_s;
        camera.position = LonLat::fromDegrees(118.004, 31.004);
        Feature park;
        park.kind = FeatureKind::Place;
        park.ref = u"park"_s;
        park.name = u"赭山公园"_s;
        park.position = LonLat::fromDegrees(118.005, 31.005);
        SearchIndex index(*Pinyin::load());
        QVERIFY(FeatureStore::insert(profile->connection(), index, std::span(&camera, 1)));
        QVERIFY(FeatureStore::insert(profile->connection(), index, std::span(&park, 1)));
    }
    m_bare = m_folder.filePath(u"bare"_s);
    QVERIFY(makeCityProfile(m_bare, { kDispatcher }, kNow, CityOutlines::None));
}

inline void IntakeTest::init()
{
    TestCase::init();
    start(m_path);
}

/// Over a copy of the profile; of none: over the one that is open.
inline void IntakeTest::start(const QString &profile)
{
    cleanup();
    if (!profile.isEmpty())
        m_opened = copyOf(profile);
    makeWorkplace();
    m_intake = std::make_unique<Intake>(*m_workplace);
    openProfile(m_opened);
}

inline void IntakeTest::cleanup()
{
    m_window.reset();
    m_intake.reset();
    m_workplace.reset();
}

inline void IntakeTest::open(const OfficerId &officer)
{
    QVERIFY(signsIn(officer.toString()));
    showWindow(1200, 900);
    m_form = new IntakeForm(m_theme, *m_workplace, *m_intake, m_window.get());
    m_form->begin();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isActiveWindow(), kPatience);
    QTest::qWait(50); // the draft is asked for
}

inline QWidget *IntakeTest::field(const char *label) const
{
    for (const FormRow *row : m_form->findChildren<FormRow *>()) {
        if (row->field()->accessibleName().startsWith(QString::fromLatin1(label)))
            return row->field();
    }
    return nullptr;
}

inline QString IntakeTest::errorAt(const char *label) const
{
    const QWidget *at = field(label);
    const auto *row = at ? qobject_cast<FormRow *>(at->parentWidget()) : nullptr;
    return row && row->hasError() ? at->accessibleDescription() : QString();
}

inline void IntakeTest::type(const char *label, const QString &text)
{
    QWidget *at = field(label);
    QVERIFY2(at, label);
    at->setFocus();
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(at, &event);
}

inline void IntakeTest::chooseCategory()
{
    auto *category = qobject_cast<SuggestEdit *>(field("Category"));
    category->setFocus();
    QTest::keyClicks(category, u"ssjg"_s);
    QTRY_VERIFY_WITH_TIMEOUT(category->isListOpen(), kPatience);
    QTest::keyClick(category, Qt::Key_Return);
}

/// Types it into the address and chooses the first hit.
inline void IntakeTest::choosePlace(const QString &typed)
{
    auto *address = qobject_cast<SuggestEdit *>(field("Address"));
    address->clear();
    type("Address", typed);
    QTRY_VERIFY_WITH_TIMEOUT(address->isListOpen(), kPatience);
    QTest::keyClick(address, Qt::Key_Return);
    QVERIFY(!address->isListOpen());
}

inline bool IntakeTest::says(const QString &sentence) const
{
    const auto labels = m_form->findChildren<TextLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&sentence](const TextLabel *label) {
        return label->isVisible() && label->text().contains(sentence);
    });
}

/// Ctrl+Enter or a key of its own, and what was filed; nothing if it was not.
inline ActDone IntakeTest::filed(Qt::Key key)
{
    QSignalSpy spy(m_form, &IntakeForm::filed);
    QTest::keyClick(m_form, key, key == Qt::Key_Return ? Qt::ControlModifier : Qt::NoModifier);
    // Also what came while the key was pressed, which QSignalSpy::wait() does not see.
    const bool come = QTest::qWaitFor([&spy] { return !spy.isEmpty(); }, kPatience);
    return come ? spy.first().first().value<ActDone>() : ActDone {};
}

} // namespace shiyu::test
