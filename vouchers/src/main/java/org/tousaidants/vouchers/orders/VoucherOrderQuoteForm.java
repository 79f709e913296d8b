package org.tousaidants.vouchers.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.orders.VoucherOrder.OrderFunder;
import org.tousaidants.vouchers.orders.VoucherOrder.OrderStage;

/// Parses the form of a quote.
final class VoucherOrderQuoteForm {
    static final int FUNDERS = 4;
    private static final int COMMUNES_READ = 20;
    private static final int LONGEST = 120;
    private static final long MOST_FACE_CENTS = 100_000;

    private VoucherOrderQuoteForm() {}

    /// Returns the form of a new quote with its default values.
    static Form proposed(int year) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("id", List.of(UUID.randomUUID().toString()));
        values.put("valeur", List.of("10,00"));
        values.put("cheques", List.of("10"));
        values.put("annee", List.of(Integer.toString(year)));
        return Form.filled(values);
    }

    static Optional<VoucherOrder> parse(Form form, int year, Locale locale) {
        var id = form.text("id").required().as(FormValueParser::uuid, "orders.form.again");
        var title = form.text("titre")
                .required("orders.form.title.missing")
                .max(LONGEST)
                .get();
        var face = form.text("valeur").required().as(EuroAmountFormat::typed, "orders.form.cents");
        if (face.filter(cents -> cents < 100 || cents > MOST_FACE_CENTS).isPresent())
            form.error("valeur", "orders.form.face");
        var booklets =
                form.text("carnets").required("orders.form.booklets.missing").integer(1, 20_000);
        var each = form.text("cheques").required().integer(1, 10);
        var ends = form.text("annee").required().integer(year, year + 1);
        var communes = form.text("communes")
                .max(2_000)
                .get()
                .lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> commune(name).orElseGet(() -> {
                    form.error("communes", "orders.form.communes.unknown", name);
                    return name;
                }))
                .collect(Collectors.toSet());
        var services = form.many("services", PlaceService.class).stream()
                .map(PlaceService::label)
                .collect(Collectors.toSet());
        var aimedAt = form.text("public").max(LONGEST).get();
        var funders = funders(form);
        if (form.hasErrors()
                || id.isEmpty()
                || face.isEmpty()
                || booklets.isEmpty()
                || each.isEmpty()
                || ends.isEmpty()) return Optional.empty();
        var order = new VoucherOrder(
                id.get(),
                0,
                title,
                new VoucherOrder.BookletQuantity(Math.toIntExact(face.get()), booklets.get(), each.get()),
                ends.get(),
                new VoucherOrder.VoucherUseRules(
                        Set.copyOf(communes), Set.copyOf(services), aimedAt, form.checked("unique")),
                OrderStage.QUOTED,
                Instant.EPOCH,
                LedgerAccount.NOBODY,
                funders);
        var shared = funders.stream().mapToLong(OrderFunder::cents).sum();
        if (shared != order.cents())
            form.error(
                    "part0",
                    "orders.form.shares",
                    EuroAmountFormat.said(order.cents(), locale),
                    EuroAmountFormat.said(shared, locale));
        return form.hasErrors() ? Optional.empty() : Optional.of(order);
    }

    private static List<OrderFunder> funders(Form form) {
        var funders = new ArrayList<OrderFunder>();
        for (var n = 0; n < FUNDERS; n++) {
            var name = form.text("nom" + n).max(LONGEST).get();
            var cents = form.text("part" + n).as(EuroAmountFormat::typed, "orders.form.cents");
            var mail = form.text("courriel" + n)
                    .as(MailAddress::of, "orders.form.mail")
                    .map(MailAddress::value);
            if (name.isEmpty() && cents.isEmpty()) continue;
            if (name.isEmpty()) form.error("nom" + n, "orders.form.funder.missing");
            if (cents.isEmpty()) form.error("part" + n, "orders.form.cents");
            cents.ifPresent(part -> funders.add(new OrderFunder(UUID.randomUUID(), name, mail.orElse(""), part)));
        }
        if (funders.isEmpty()) form.error("nom0", "orders.form.funder.missing");
        return funders;
    }

    /// Returns the official spelling of a typed commune; empty if it is unknown. The commune of a place is later
    /// compared with this spelling.
    private static Optional<String> commune(String typed) {
        var words = TextNormalisation.words(typed);
        return Communes.shipped().search(typed, COMMUNES_READ).stream()
                .map(Commune::name)
                .filter(name -> TextNormalisation.words(name).equals(words))
                .findFirst();
    }
}
