#pragma once
#include <QtGlobal>
#include <initializer_list>
#include <iterator>

namespace shiyu {

/// SplitMix64 (Steele, Lea, Flood 2014) with own distributions: the standard ones give other values
/// with another library, and a seed must give the same city everywhere. A value; not for secrets.
class SeededRandom {
public:
    explicit SeededRandom(quint64 seed)
        : m_state(seed)
    {
    }
    /// A generator of its own for one thing (a village, a day): what others draw does not move it.
    static SeededRandom forThing(quint64 seed, quint64 kind, quint64 number)
    {
        SeededRandom mixed(seed ^ (kind * 0xD6E8FEB86659FD93ULL));
        return SeededRandom(mixed.next() ^ (number * 0xA0761D6478BD642FULL));
    }
    quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 … count - 1; count > 0. The bias of the remainder is below 1e-9 for counts below 1e9.
    qsizetype below(qsizetype count)
    {
        return static_cast<qsizetype>(next() % static_cast<quint64>(count));
    }
    /// low … high, both included.
    qint64 between(qint64 low, qint64 high) { return low + below(high - low + 1); }
    /// [0, 1) in steps of 2^-53.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }
    /// About normal, mean 0, deviation 1, within ±6: the sum of twelve (no log or cos, whose last
    /// bits differ between libraries).
    double bell()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += unit();
        return sum;
    }
    /// The index of one of the weights; at least one is positive.
    template <typename Weights> qsizetype weighted(const Weights &weights)
    {
        double total = 0;
        for (const double weight : weights)
            total += weight;
        double left = unit() * total;
        qsizetype index = 0;
        qsizetype last = 0;
        for (const double weight : weights) {
            if (weight > 0) {
                last = index;
                if (left < weight)
                    return index;
            }
            left -= weight;
            ++index;
        }
        return last;
    }
    qsizetype weighted(std::initializer_list<double> weights)
    {
        return weighted<std::initializer_list<double>>(weights);
    }
    template <typename List> const auto &pick(const List &list)
    {
        return list[below(static_cast<qsizetype>(std::size(list)))];
    }

private:
    quint64 m_state;
};

} // namespace shiyu
