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
    qApp->installEventFilter(this);
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
    qApp->removeEventFilter(this);
}

void TranslationsTest::anotherLanguageIsShownInChinese()
{
    Translations translations;
    translations.install(QLocale(QLocale::French, QLocale::France));
    QCOMPARE(enumText(Stage::Reported), QStringLiteral("待受理"));
    QCOMPARE(translations.locale().name(), QStringLiteral("zh_CN"));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
