// shiyu-bench-window: an empty window of Qt and nothing else, beside which `shiyu-bench start` sets
// the console. Prints a line when it is painted.
#include <QApplication>
#include <QMainWindow>
#include <QTimer>
#include <cstdio>

namespace {

class Window : public QMainWindow {
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, this, [] {
            std::puts("window");
            QCoreApplication::quit();
        });
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Window window;
    window.resize(1366, 768);
    window.show();
    return QApplication::exec();
}
