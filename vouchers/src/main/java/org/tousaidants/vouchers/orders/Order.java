package org.tousaidants.vouchers.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// « Commande du pass » — an order: the booklets that funders buy, and the rules for their vouchers.
public record Order(
        UUID id,
        int number,
        String title,
        BookletQuantity quantity,
        int year,
        OrderRules rules,
        OrderStage stage,
        Instant at,
        UUID by,
        List<Funder> funders) {

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

    /// Whether it became an order: a quote, cancelled or not, holds no money and no voucher.
    public boolean isOrdered() {
        return switch (stage) {
            case QUOTED, CANCELLED -> false;
            case ORDERED, EXPIRED, CREDITED -> true;
        };
    }

    /// « Étape de commande » — the stages of an order. A quote is not binding and may be cancelled; an expired or
    /// credited order has ended.
    public enum OrderStage {
        QUOTED,
        CANCELLED,
        ORDERED,
        EXPIRED,
        CREDITED
    }

    /// « Règles d’une commande » — where and for which services the vouchers of an order are accepted.
    ///
    /// @param communes names of the communes whose places accept them; empty for all
    /// @param services labels of the services that they pay; empty for all
    /// @param aimedAt target group in the words of the funders, printed on the booklet; not checked
    /// @param onePlace whether a whole booklet is used at the place that accepts its first voucher
    public record OrderRules(Set<String> communes, Set<String> services, String aimedAt, boolean onePlace) {
        public static final OrderRules NONE = new OrderRules(Set.of(), Set.of(), "", false);
    }

    /// « Commanditaire » — a funder and its part of the order.
    ///
    /// @param mail address for letters; empty for none
    /// @param engagement number of the purchase order, which Chorus Pro asks for; empty if unknown
    public record Funder(UUID id, String name, String mail, long cents, String engagement) {
        public Funder(UUID id, String name, String mail, long cents) {
            this(id, name, mail, cents, "");
        }
    }

    /// The name of a funder; empty if unknown.
    public Optional<String> funder(UUID id) {
        return funders().stream()
                .filter(one -> one.id().equals(id))
                .map(Funder::name)
                .findFirst();
    }

    public long cents() {
        return (long) faceCents() * each() * booklets();
    }

    /// The reference of a credit note: « AV-2026-003 ».
    public String creditReference(int number) {
        return "AV-%d-%03d".formatted(year, number);
    }

    /// The reference in letters and accounts: « PN-2026-003 ».
    public String reference() {
        return "PN-%d-%03d".formatted(year, number);
    }
}
