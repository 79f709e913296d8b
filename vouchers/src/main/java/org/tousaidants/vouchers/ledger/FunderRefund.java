package org.tousaidants.vouchers.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// « Retour à un financeur » — the refund of one funder of an order. The unused value of vouchers goes back in
/// proportion to the money that they drew from each funder; money never drawn goes back to its funder. No
/// funder gets back more than its payments.
///
/// @param waiting money never drawn
/// @param unused part of the value of unused vouchers
public record FunderRefund(long waiting, long unused) {
    public long cents() {
        return waiting + unused;
    }

    /// The refund of each funder of an order, sorted by id.
    ///
    /// @param waiting by funder, the undrawn money
    /// @param drawn by funder, the money drawn by vouchers
    /// @param unused the value of all unused vouchers, at most the drawn amount
    public static Map<UUID, FunderRefund> of(Map<UUID, Long> waiting, Map<UUID, Long> drawn, long unused) {
        var refunds = new TreeMap<UUID, FunderRefund>();
        Stream.concat(waiting.keySet().stream(), drawn.keySet().stream())
                .forEach(funder -> refunds.put(funder, new FunderRefund(waiting.getOrDefault(funder, 0L), 0)));
        var funders = List.copyOf(refunds.keySet());
        var parts = ProportionalShares.of(
                unused,
                funders.stream().map(funder -> drawn.getOrDefault(funder, 0L)).toList());
        for (var n = 0; n < parts.size(); n++) {
            var part = parts.get(n);
            refunds.computeIfPresent(funders.get(n), (_, one) -> new FunderRefund(one.waiting(), part));
        }
        return refunds;
    }
}
