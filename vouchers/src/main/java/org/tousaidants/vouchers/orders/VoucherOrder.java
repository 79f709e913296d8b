package org.tousaidants.vouchers.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// « Commande du pass » — an order: the booklets that funders buy, and the rules for their vouchers.
public record VoucherOrder(
        UUID id,
        int number,
        String title,
        BookletQuantity quantity,
        int year,
        VoucherUseRules rules,
        OrderStage stage,
        Instant at,
        UUID by,
        List<OrderFunder> funders) {

    /// « Quantité » — the number of booklets and their content.
    ///
    /// @param faceCents value of a voucher in cents
    /// @param each number of vouchers in a booklet
    public record BookletQuantity(int faceCents, int booklets, int each) {}

    public int faceCents() {
        return quantity.faceCents();
    }

    public int booklets() {
        return quantity.booklets();
    }

    public int each() {
        return quantity.each();
    }

    /// Returns whether the quote has become an order. As long as it is a quote, it has neither money nor
    /// vouchers.
    public boolean isOrdered() {
        return switch (stage) {
            case QUOTED, CANCELLED -> false;
            case ORDERED, EXPIRED, CREDITED -> true;
        };
    }

    /// « Étape de commande » — the stages of an order. A quote is not binding and may be cancelled; an expired
    /// order, or one whose money was refunded, has ended.
    public enum OrderStage {
        QUOTED,
        CANCELLED,
        ORDERED,
        EXPIRED,
        CREDITED
    }

    /// « Règles d’une commande » — the places and services for which the vouchers of an order are accepted.
    ///
    /// @param communes names of the communes whose places accept the vouchers; empty if all
    /// @param services labels of the services that the vouchers pay; empty if all
    /// @param aimedAt target group in the words of the funders, printed on the booklet and not checked
    /// @param onePlace whether all vouchers of a booklet must be used at the place that accepts the first
    public record VoucherUseRules(Set<String> communes, Set<String> services, String aimedAt, boolean onePlace) {
        public static final VoucherUseRules NONE = new VoucherUseRules(Set.of(), Set.of(), "", false);
    }

    /// « Commanditaire » — a funder and its part of the order.
    ///
    /// @param mail mail address for letters; empty if the funder gets none
    /// @param cents amount in cents that the funder pays
    /// @param engagement number of the purchase order, which Chorus Pro requires; empty if unknown
    public record OrderFunder(UUID id, String name, String mail, long cents, String engagement) {
        public OrderFunder(UUID id, String name, String mail, long cents) {
            this(id, name, mail, cents, "");
        }
    }

    /// Returns the name of a funder; empty if the id is unknown.
    public Optional<String> funder(UUID id) {
        return funders().stream()
                .filter(one -> one.id().equals(id))
                .map(OrderFunder::name)
                .findFirst();
    }

    public long cents() {
        return (long) faceCents() * each() * booklets();
    }

    /// Returns the reference of a credit note: « AV-2026-003 ».
    public String creditReference(int number) {
        return "AV-%d-%03d".formatted(year, number);
    }

    /// Returns the reference of the order in letters and accounts: « PN-2026-003 ».
    public String reference() {
        return "PN-%d-%03d".formatted(year, number);
    }
}
