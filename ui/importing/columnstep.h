#pragma once
#include "app/services/importport.h"
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QCheckBox)
QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QTableView)

namespace shiyu {

class ElidedLabel;
class FormRow;
class MappingHeader;
class PreviewModel;
class ThemeSource;

/// What the file's columns mean, in which coordinate system its positions are, and what happens
/// with rows that are not good.
class ColumnStep : public QWidget {
    Q_OBJECT
public:
    ColumnStep(const ThemeSource &source, QWidget *parent = nullptr);

    void setFile(const ImportFileView &file, ImportKind kind);
    ImportPlan plan() const;
    void retranslate();

Q_SIGNALS:
    void layerChosen(int layer);
    void planChanged();

private:
    void showFacts();
    void showCrs();
    QString crs() const;
    void fillSources();

    const ThemeSource &m_source;
    ImportFileView m_file;
    ImportKind m_kind = ImportKind::Incidents;
    ElidedLabel *m_facts;
    QComboBox *m_layer;
    QComboBox *m_crs;
    QComboBox *m_from;
    FormRow *m_layerRow;
    FormRow *m_crsRow;
    FormRow *m_fromRow;
    QCheckBox *m_partial;
    QCheckBox *m_strict;
    QTableView *m_table;
    MappingHeader *m_header;
    PreviewModel *m_model;
};

} // namespace shiyu
