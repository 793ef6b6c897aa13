#include "tests/support/testcase.h"
#include "ui/text/enumtext.h"
#include "ui/text/translations.h"
#include <QCoreApplication>
#include <QEvent>

using namespace shiyu;

class TranslationsTest : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void switchesAtRunTime();
    void anotherLanguageIsShownInChinese();
    void englishPlurals_data();
    void englishPlurals();

private:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            ++m_changes;
        return QObject::eventFilter(watched, event);
    }
    int m_changes = 0;
};

void TranslationsTest::switchesAtRunTime()
{
    QCOMPARE(enumText(Urgency::Critical), QStringLiteral("Critical"));
    Translations translations;
    QCoreApplication::instance()->installEventFilter(this);
    translations.install();
    QCOMPARE(enumText(Urgency::Critical), QStringLiteral("特急"));
    QCOMPARE(m_changes, 1);
    translations.install(QLocale(QLocale::English));
    QCOMPARE(enumText(Urgency::Critical), QStringLiteral("Critical"));
    QCOMPARE(translations.locale().language(), QLocale::English);
    QCOMPARE(m_changes, 2);
    translations.install(QLocale(QLocale::Chinese, QLocale::China));
    QCOMPARE(enumText(Urgency::Critical), QStringLiteral("特急"));
    QCOMPARE(m_changes, 3);
    QCoreApplication::instance()->removeEventFilter(this);
}

void TranslationsTest::anotherLanguageIsShownInChinese()
{
    Translations translations;
    translations.install(QLocale(QLocale::French, QLocale::France));
    QCOMPARE(enumText(Stage::Reported), QStringLiteral("待受理"));
    QCOMPARE(translations.locale().name(), QStringLiteral("zh_CN"));
}

void TranslationsTest::englishPlurals_data()
{
    QTest::addColumn<int>("amount");
    QTest::addColumn<LimitUnit>("unit");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << 1 << LimitUnit::WorkingDays << QStringLiteral("1 working day");
    QTest::newRow("two") << 2 << LimitUnit::WorkingDays << QStringLiteral("2 working days");
    QTest::newRow("of a rule") << 30 << LimitUnit::Minutes << QStringLiteral("30 minutes");
    QTest::newRow("none") << 0 << LimitUnit::UrgentHours << QStringLiteral("0 urgent hours");
    QTest::newRow("twenty-one") << 21 << LimitUnit::NaturalDays << QStringLiteral("21 days");
}

void TranslationsTest::englishPlurals()
{
    QFETCH(int, amount);
    QFETCH(LimitUnit, unit);
    Translations translations;
    translations.install(QLocale(QLocale::English));
    QTEST(limitText({ {}, 1, amount, unit }), "text");
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
