// A console whose officer acts at random, for tst_endurance: randomdesk PROFILE ACCOUNT PASSWORD
// SEED TRIES AT. Prints the id of each intent once it was acknowledged. AT: UTC ms, the first act's.
#include "app/crypto/initialise.h"
#include "tests/app/services/randomofficer.h"
#include <QCoreApplication>
#include <cstdio>

using namespace shiyu;
using namespace shiyu::test;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 7 || !crypto::initialise())
        return 2;
    auto desk = ProfileDesk::open(arguments.at(1));
    if (!desk)
        return 3;
    Instant now = instantFromMs(arguments.at(6).toLongLong());
    if (!(*desk)->signIn(arguments.at(2), arguments.at(3), now))
        return 5;
    RandomOfficer officer(**desk, arguments.at(4).toUInt());
    // Some seats have little to do: after as many tries as acts are wanted, he goes home.
    for (int tries = 0; tries < arguments.at(5).toInt(); ++tries) {
        now += officer.pause();
        if (const auto intent = officer.act(now)) {
            std::printf("%s\n", qPrintable(intent->toString()));
            std::fflush(stdout);
        }
    }
    return 0;
}
