#include "ui/shell/callmenu.h"

#include "app/domain/phone.h"
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

/// RFC 3966: the extension is a parameter, or the program would dial it with the number.
QUrl dialled(const QString &phone)
{
    const QStringList parts = normalisedPhone(phone).split(u'转');
    QString number = QString(parts.first()).remove(u' ');
    if (parts.size() > 1)
        number += QStringLiteral(";ext=") + parts.at(1);
    QUrl url;
    url.setScheme(QStringLiteral("tel"));
    url.setPath(number);
    return url;
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
    QObject::connect(
        dial, &QAction::triggered, host, [phone] { QDesktopServices::openUrl(dialled(phone)); });
    menu->setActiveAction(copy);
    menu->popup(QCursor::pos());
}

} // namespace shiyu
