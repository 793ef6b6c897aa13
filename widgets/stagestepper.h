#pragma once
#include <QList>
#include <QString>
#include <QWidget>

namespace shiyu {

class ThemeSource;

enum class StageState { Done, Current, ToCome };

struct StageStep {
    QString label;
    StageState state = StageState::ToCome;
    QString toolTip = {}; ///< e.g. when and by whom it was done
};

/// The stages of a case as numbered circles, done ones ticked. Takes no focus: it only shows.
class StageStepper : public QWidget {
    Q_OBJECT
public:
    explicit StageStepper(const ThemeSource &source, QWidget *parent = nullptr);
    void setStages(const QList<StageStep> &stages);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF cell(qsizetype index) const;

    const ThemeSource &m_source;
    QList<StageStep> m_stages;
};

} // namespace shiyu
