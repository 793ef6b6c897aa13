#pragma once
#include "map/geo/geometry.h"
#include <memory>
#include <vector>

namespace shiyu {

/// A packed R-tree of boxes, numbered 0…n−1 in the order given. Immutable: reading from many
/// threads is safe. What stands behind SpatialIndex; use that.
class BoxTree {
public:
    BoxTree();
    explicit BoxTree(const std::vector<LonLatBox> &boxes);
    BoxTree(BoxTree &&) noexcept;
    BoxTree &operator=(BoxTree &&) noexcept;
    ~BoxTree();

    std::vector<quint32> query(const LonLatBox &box) const;
    /// By true distance to the nearest place of the box, nearest first; at most `count`.
    std::vector<quint32> nearest(LonLat to, qsizetype count) const;
    std::vector<quint32> withinRadius(LonLat centre, double metres) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Finds things by place. Built once from all of them (bulk loading: 100,000 points in tens of ms).
template <typename Id> class SpatialIndex {
public:
    struct Entry {
        Id id;
        LonLatBox box; ///< LonLatBox::ofPoint for a point
    };
    SpatialIndex() = default;
    explicit SpatialIndex(const std::vector<Entry> &entries)
    {
        std::vector<LonLatBox> boxes;
        boxes.reserve(entries.size());
        m_ids.reserve(entries.size());
        for (const Entry &entry : entries) {
            boxes.push_back(entry.box);
            m_ids.push_back(entry.id);
        }
        m_tree = BoxTree(boxes);
    }

    /// Whose box meets the box, in no order.
    std::vector<Id> query(const LonLatBox &box) const { return ids(m_tree.query(box)); }
    /// The nearest, nearest first. A box is as far as its nearest place; inside it is 0.
    std::vector<Id> nearest(LonLat to, qsizetype count) const
    {
        return ids(m_tree.nearest(to, count));
    }
    /// All within a radius (metres, border included), nearest first.
    std::vector<Id> withinRadius(LonLat centre, double metres) const
    {
        return ids(m_tree.withinRadius(centre, metres));
    }
    qsizetype size() const { return qsizetype(m_ids.size()); }

private:
    std::vector<Id> ids(const std::vector<quint32> &numbers) const
    {
        std::vector<Id> out;
        out.reserve(numbers.size());
        for (const quint32 n : numbers)
            out.push_back(m_ids[n]);
        return out;
    }
    std::vector<Id> m_ids;
    BoxTree m_tree;
};

} // namespace shiyu
