package org.tousaidants.pass.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// « Retour à un financeur » — what goes back to one funder of an order. Use and refund follow one rule: each
/// voucher is paid by those from whom its money was drawn, so that the unused value goes back in proportion to
/// what was drawn from each, and what no voucher stands for goes back to the one who gave it. No one gets back
/// more than it gave.
///
/// @param waiting what it gave and no voucher drew
/// @param unused its part of the vouchers that no one used
public record Refund(long waiting, long unused) {
    public long cents() {
        return waiting + unused;
    }

    /// Of each funder of an order, in the order of their ids.
    ///
    /// @param waiting by funder, what it gave and no voucher drew
    /// @param drawn by funder, what vouchers drew from it
    /// @param unused the value of all vouchers that ended unused, at most what was drawn
    public static Map<UUID, Refund> of(Map<UUID, Long> waiting, Map<UUID, Long> drawn, long unused) {
        var refunds = new TreeMap<UUID, Refund>();
        Stream.concat(waiting.keySet().stream(), drawn.keySet().stream())
                .forEach(funder -> refunds.put(funder, new Refund(waiting.getOrDefault(funder, 0L), 0)));
        var funders = List.copyOf(refunds.keySet());
        var parts = Shares.of(
                unused,
                funders.stream().map(funder -> drawn.getOrDefault(funder, 0L)).toList());
        for (var n = 0; n < parts.size(); n++) {
            var part = parts.get(n);
            refunds.computeIfPresent(funders.get(n), (_, one) -> new Refund(one.waiting(), part));
        }
        return refunds;
    }
}
