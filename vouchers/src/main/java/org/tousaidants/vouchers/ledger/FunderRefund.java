package org.tousaidants.vouchers.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// « Retour à un financeur » — the amounts, in cents, that one funder of an order gets back: money never assigned to
/// vouchers, and a share of the value of unused vouchers, in proportion to the funder's money in vouchers. No funder
/// gets back more than its payments.
///
/// @param waiting money that was never assigned to vouchers
/// @param unused share of the value of unused vouchers
public record FunderRefund(long waiting, long unused) {
    public long cents() {
        return waiting + unused;
    }

    /// Returns the refund of each funder of an order, sorted by the id of the funder.
    ///
    /// @param waiting by funder, the cents never assigned to vouchers
    /// @param drawn by funder, the cents assigned to vouchers
    /// @param unused value of all unused vouchers in cents; at most the sum of `drawn`
    public static Map<UUID, FunderRefund> of(Map<UUID, Long> waiting, Map<UUID, Long> drawn, long unused) {
        var refunds = new TreeMap<UUID, FunderRefund>();
        Stream.concat(waiting.keySet().stream(), drawn.keySet().stream())
                .forEach(funder -> refunds.put(funder, new FunderRefund(waiting.getOrDefault(funder, 0L), 0)));
        var funders = List.copyOf(refunds.keySet());
        var parts = ProportionalCentShares.of(
                unused,
                funders.stream().map(funder -> drawn.getOrDefault(funder, 0L)).toList());
        for (var n = 0; n < parts.size(); n++) {
            var part = parts.get(n);
            refunds.computeIfPresent(funders.get(n), (_, one) -> new FunderRefund(one.waiting(), part));
        }
        return refunds;
    }
}
