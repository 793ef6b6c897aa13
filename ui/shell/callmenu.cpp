#include "ui/shell/callmenu.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QCursor>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

namespace shiyu {
namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("CallMenu", text);
}

QAction *add(QMenu *menu, const QString &text)
{
    return menu->addAction(QString(text).replace(u'&', QStringLiteral("&&")));
}

} // namespace

void offerCall(QWidget *host, const QString &phone, const QString &whom)
{
    if (phone.isEmpty())
        return;
    auto *menu = new QMenu(host);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("callMenu"));
    menu->setAccessibleName(words(QT_TRANSLATE_NOOP("CallMenu", "Telephone")));
    add(menu, QStringLiteral("%1  %2").arg(whom, phone))->setEnabled(false);
    menu->addSeparator();
    QAction *copy = add(menu, words(QT_TRANSLATE_NOOP("CallMenu", "Copy the number")));
    QObject::connect(copy, &QAction::triggered, host,
        [phone] { QGuiApplication::clipboard()->setText(phone); });
    QAction *dial
        = add(menu, words(QT_TRANSLATE_NOOP("CallMenu", "Dial with the telephone program")));
    QObject::connect(dial, &QAction::triggered, host, [phone] {
        QUrl url;
        url.setScheme(QStringLiteral("tel"));
        url.setPath(QString(phone).remove(u' '));
        QDesktopServices::openUrl(url);
    });
    menu->setActiveAction(copy);
    menu->popup(QCursor::pos());
}

} // namespace shiyu
