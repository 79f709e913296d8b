package org.tousaidants.vouchers.booklets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotebookItemText;
import org.tousaidants.platform.web.OpenPersonNotebooks;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RestrictedMenuEntry;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.booklets.VoucherBooklet.BookletState;
import org.tousaidants.vouchers.booklets.VoucherBooklets.BookletHandOverResult;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrders;

/// Pages on which a prescriber sees, receives and hands over booklets.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class BookletHandOverPages {
    private static final String HERE = "/pass/carnets";

    record BookletsOfOrderRow(VoucherOrder order, int waiting, int received, int handed) {}

    /// The page with the booklets of a prescriber (a helper who hands over booklets of vouchers).
    ///
    /// @param notebooks open notebooks of the prescriber by id, with a time for each
    /// @param said last part of the message key of the last action, or empty
    /// @param many number of booklets that the last action returned to the coordinator
    record OwnBookletsView(
            List<BookletsOfOrderRow> held, Map<UUID, Instant> notebooks, Form form, String said, int many) {
        boolean waits() {
            return held.stream().anyMatch(one -> one.waiting() > 0);
        }
    }

    private final VoucherBooklets booklets;
    private final VoucherOrders orders;
    private final List<OpenPersonNotebooks> notebooks;

    BookletHandOverPages(VoucherBooklets booklets, VoucherOrders orders, List<OpenPersonNotebooks> notebooks) {
        this.booklets = booklets;
        this.orders = orders;
        this.notebooks = notebooks;
    }

    @GetMapping(HERE)
    View mine(
            SignedInPerson actor,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String suite,
            @RequestParam(defaultValue = "0") int combien) {
        return mine(actor, Form.filled(Map.of("code", List.of(code))), suite, combien)
                .atASecret();
    }

    private View mine(SignedInPerson actor, Form form, String said, int many) {
        var held = new LinkedHashMap<UUID, BookletsOfOrderRow>();
        for (var booklet : booklets.mine(actor))
            orders.find(booklet.order())
                    .ifPresent(order -> held.merge(
                            order.id(),
                            new BookletsOfOrderRow(
                                    order,
                                    booklet.state() == BookletState.DELIVERED ? 1 : 0,
                                    booklet.state() == BookletState.RECEIVED ? 1 : 0,
                                    booklet.state() == BookletState.HANDED ? 1 : 0),
                            (a, b) -> new BookletsOfOrderRow(
                                    order,
                                    a.waiting() + b.waiting(),
                                    a.received() + b.received(),
                                    a.handed() + b.handed())));
        return View.of(
                "vouchers/booklets/mine",
                new OwnBookletsView(
                        List.copyOf(held.values()),
                        open(actor),
                        form,
                        said.matches("handed|tied|untied|received|back") ? said : "",
                        many));
    }

    private Map<UUID, Instant> open(SignedInPerson actor) {
        var open = new LinkedHashMap<UUID, Instant>();
        notebooks.forEach(one -> open.putAll(one.open(actor)));
        return open;
    }

    static List<FormChoice> notebooks(Page page, Map<UUID, Instant> open) {
        return open.entrySet().stream()
                .map(one -> FormChoice.of(
                        one.getKey().toString(), page.t("booklets.notebook.until", page.moment(one.getValue()))))
                .toList();
    }

    /// Returns the id of the notebook to which the person asked to link the booklet; empty if the person did not
    /// ask for this.
    ///
    /// @param open ids of the open notebooks of the prescriber
    private static Optional<UUID> notebook(Form form, Set<UUID> open) {
        var notebook = form.text("cahier")
                .as(written -> FormValueParser.uuid(written).filter(open::contains), "booklets.notebook.closed");
        if (notebook.isPresent() && !form.checked("accord")) form.error("accord", "booklets.notebook.agree");
        return notebook;
    }

    private String tied(
            SignedInPerson actor, UUID notebook, BookletHandOverResult.BookletHandedOver handed, Page page) {
        var words = page.t(
                "booklets.notebook.handed", handed.number(), EuroAmountFormat.said(handed.cents(), page.locale()));
        return notebooks.stream().anyMatch(one -> one.tie(actor, notebook, handed.booklet(), words))
                ? "tied"
                : "untied";
    }

    @PostMapping(HERE + "/remises")
    View handOver(SignedInPerson actor, Form form, Page page) {
        var typed = form.text("code").required("booklets.code.missing").get();
        var notebook = notebook(form, open(actor).keySet());
        if (form.hasErrors()) return mine(actor, form, "", 0).status(422);
        switch (PaperCode.read(typed)) {
            case PaperCode.PaperCodeParseResult.MistypedCode(var group) ->
                form.error("code", "booklets.code.mistyped", group);
            case PaperCode.PaperCodeParseResult.NoPaperCode() -> form.error("code", "booklets.code.not");
            case PaperCode.PaperCodeParseResult.ValidCode(var code) -> {
                switch (code.kind() == VoucherBooklets.BOOKLET
                        ? booklets.handOver(actor, code)
                        : new BookletHandOverResult.UnknownBooklet()) {
                    case BookletHandOverResult.BookletHandedOver handed -> {
                        var sentence = notebook.map(one -> tied(actor, one, handed, page))
                                .orElse("handed");
                        return View.redirect(HERE + "?suite=" + sentence + "&combien=" + handed.number());
                    }
                    case BookletHandOverResult.BookletAlreadyHandedOver(var number) ->
                        form.error("code", "booklets.hand.already", number);
                    case BookletHandOverResult.NotEnoughMoneyForBooklet(var missing) ->
                        form.error("code", "booklets.hand.money", EuroAmountFormat.said(missing, page.locale()));
                    case BookletHandOverResult.BookletOfOtherPrescriber() ->
                        form.error("code", "booklets.hand.notYours");
                    case BookletHandOverResult.BookletNotUsable() -> form.error("code", "booklets.hand.notGood");
                    case BookletHandOverResult.BookletExpired() -> form.error("code", "booklets.hand.late");
                    case BookletHandOverResult.UnknownBooklet() -> form.error("code", "booklets.hand.unknown");
                }
            }
        }
        return mine(actor, form, "", 0).status(422);
    }

    @PostMapping(HERE + "/recus")
    View receive(SignedInPerson actor) {
        return View.redirect(HERE + "?suite=received&combien=" + booklets.receive(actor));
    }

    @PostMapping(HERE + "/retours")
    View giveBack(SignedInPerson actor, Form form) {
        var many = FormValueParser.uuid(form.value("commande"))
                .map(order -> booklets.giveBack(actor, order))
                .orElse(0);
        return View.redirect(HERE + "?suite=back&combien=" + many);
    }

    @Bean
    static NotebookItemText tiedBooklets(VoucherBooklets booklets) {
        return (page, thing) -> booklets.remaining(thing)
                .map(left -> page.t(
                        left.lost() ? "booklets.notebook.lost" : "booklets.notebook.left",
                        left.number(),
                        left.vouchers(),
                        EuroAmountFormat.said(left.cents(), page.locale()),
                        page.day(left.until())));
    }

    @Bean
    static PaperCodeDestination codesOfBooklets() {
        return PaperCodeDestination.of(VoucherBooklets.BOOKLET, VoucherBooklets.GROUPS, HERE);
    }

    /// Declares the tasks of a prescriber: to confirm the receipt of delivered booklets.
    @Bean
    static TaskSource bookletTasks(VoucherBooklets booklets) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                actor -> Task.several(
                        booklets.toReceive(actor),
                        TaskKind.PASS,
                        "booklets.task.receive",
                        TaskActionLabel.CONFIRM,
                        HERE));
    }

    @Bean
    static RestrictedMenuEntry bookletGate(VoucherBooklets booklets) {
        return new RestrictedMenuEntry(
                Set.of(HERE), actor -> !booklets.mine(actor).isEmpty());
    }
}
