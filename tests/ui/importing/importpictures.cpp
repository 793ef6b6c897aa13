// For development: the import wizard as PNG files. import-pictures FOLDER FILE [KIND]
#include "tests/ui/importing/pretendport.h"
#include "ui/importing/importpage.h"
#include "ui/text/translations.h"
#include "widgets/applytheme.h"
#include "widgets/themesource.h"
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QTimer>

using namespace shiyu;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    Translations translations;
    translations.install();
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    ThemeSource theme(arguments.contains(QStringLiteral("night")) ? Theme::make(ThemeMode::Night)
                                                                  : Theme::make(ThemeMode::Day));
    applyTheme(application, theme.theme());
    QWidget window;
    window.resize(1366 - 72, 768 - 60);
    ImportPage page(theme, std::make_unique<test::PretendPort>(), &window);
    page.setAutoFillBackground(true);
    page.resize(window.size());
    window.show();
    const auto save = [&](const QString &name) {
        page.grab().save(arguments.at(1) + QLatin1Char('/') + name + QStringLiteral(".png"));
    };
    auto *next = page.findChild<QAbstractButton *>(QStringLiteral("importNext"));
    QTimer timer;
    int stage = 0;
    QObject::connect(&timer, &QTimer::timeout, &page, [&] {
        if (stage == 0) {
            save(QStringLiteral("1-file"));
            page.open(arguments.at(2));
        } else if (page.step() == ImportPage::Step::Columns && stage == 1) {
            save(QStringLiteral("2-columns"));
            page.findChild<QComboBox *>(QStringLiteral("importCrs"))
                ->setCurrentText(QStringLiteral("WGS 84"));
            next->click();
        } else if (page.step() == ImportPage::Step::Check && stage == 2) {
            save(QStringLiteral("3-check"));
            next->click();
            if (!next->isEnabled())
                QApplication::quit();
        } else if (page.step() == ImportPage::Step::Result && stage == 3) {
            save(QStringLiteral("4-result"));
            QApplication::quit();
        } else {
            return;
        }
        ++stage;
    });
    timer.start(400);
    QTimer::singleShot(20'000, &application, &QApplication::quit);
    return QApplication::exec();
}
