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
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.MenuEntryFilter;
import org.tousaidants.platform.web.NotebookItem;
import org.tousaidants.platform.web.OpenNotebooks;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.booklets.Booklet.State;
import org.tousaidants.vouchers.booklets.Booklets.HandOverResult;
import org.tousaidants.vouchers.ledger.EuroAmounts;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.Orders;

/// Pages with the booklets of a prescriber.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class BookletHandOverPages {
    private static final String HERE = "/pass/carnets";

    record HeldBookletsRow(Order order, int waiting, int received, int handed) {}

    /// @param handed id of the booklet just handed over; empty if none
    record OwnBookletsView(List<HeldBookletsRow> held, Map<UUID, Instant> notebooks, Form form, String said, int many) {
        boolean waits() {
            return held.stream().anyMatch(one -> one.waiting() > 0);
        }
    }

    private final Booklets booklets;
    private final Orders orders;
    private final List<OpenNotebooks> notebooks;

    BookletHandOverPages(Booklets booklets, Orders orders, List<OpenNotebooks> notebooks) {
        this.booklets = booklets;
        this.orders = orders;
        this.notebooks = notebooks;
    }

    @GetMapping(HERE)
    View mine(
            Actor actor,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String suite,
            @RequestParam(defaultValue = "0") int combien) {
        return mine(actor, Form.filled(Map.of("code", List.of(code))), suite, combien)
                .atASecret();
    }

    private View mine(Actor actor, Form form, String said, int many) {
        var held = new LinkedHashMap<UUID, HeldBookletsRow>();
        for (var booklet : booklets.mine(actor))
            orders.find(booklet.order())
                    .ifPresent(order -> held.merge(
                            order.id(),
                            new HeldBookletsRow(
                                    order,
                                    booklet.state() == State.DELIVERED ? 1 : 0,
                                    booklet.state() == State.RECEIVED ? 1 : 0,
                                    booklet.state() == State.HANDED ? 1 : 0),
                            (a, b) -> new HeldBookletsRow(
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

    private Map<UUID, Instant> open(Actor actor) {
        var open = new LinkedHashMap<UUID, Instant>();
        notebooks.forEach(one -> open.putAll(one.open(actor)));
        return open;
    }

    static List<Choice> notebooks(Page page, Map<UUID, Instant> open) {
        return open.entrySet().stream()
                .map(one -> Choice.of(
                        one.getKey().toString(), page.t("booklets.notebook.until", page.moment(one.getValue()))))
                .toList();
    }

    /// The notebook to which the person asked to link the booklet; empty by default.
    private static Optional<UUID> notebook(Form form, Set<UUID> open) {
        var notebook = form.text("cahier")
                .as(written -> ValueParser.uuid(written).filter(open::contains), "booklets.notebook.closed");
        if (notebook.isPresent() && !form.checked("accord")) form.error("accord", "booklets.notebook.agree");
        return notebook;
    }

    private String tied(Actor actor, UUID notebook, HandOverResult.BookletHandedOver handed, Page page) {
        var words =
                page.t("booklets.notebook.handed", handed.number(), EuroAmounts.said(handed.cents(), page.locale()));
        return notebooks.stream().anyMatch(one -> one.tie(actor, notebook, handed.booklet(), words))
                ? "tied"
                : "untied";
    }

    @PostMapping(HERE + "/remises")
    View handOver(Actor actor, Form form, Page page) {
        var typed = form.text("code").required("booklets.code.missing").get();
        var notebook = notebook(form, open(actor).keySet());
        if (form.hasErrors()) return mine(actor, form, "", 0).status(422);
        switch (PaperCode.read(typed)) {
            case PaperCode.ParseResult.MistypedCode(var group) -> form.error("code", "booklets.code.mistyped", group);
            case PaperCode.ParseResult.NotACode() -> form.error("code", "booklets.code.not");
            case PaperCode.ParseResult.ValidCode(var code) -> {
                switch (code.kind() == Booklets.BOOKLET
                        ? booklets.handOver(actor, code)
                        : new HandOverResult.Unknown()) {
                    case HandOverResult.BookletHandedOver handed -> {
                        var sentence = notebook.map(one -> tied(actor, one, handed, page))
                                .orElse("handed");
                        return View.redirect(HERE + "?suite=" + sentence + "&combien=" + handed.number());
                    }
                    case HandOverResult.AlreadyHandedOver(var number) ->
                        form.error("code", "booklets.hand.already", number);
                    case HandOverResult.MissingMoney(var missing) ->
                        form.error("code", "booklets.hand.money", EuroAmounts.said(missing, page.locale()));
                    case HandOverResult.BookletOfOtherPrescriber() -> form.error("code", "booklets.hand.notYours");
                    case HandOverResult.BookletUnusable() -> form.error("code", "booklets.hand.notGood");
                    case HandOverResult.TooLate() -> form.error("code", "booklets.hand.late");
                    case HandOverResult.Unknown() -> form.error("code", "booklets.hand.unknown");
                }
            }
        }
        return mine(actor, form, "", 0).status(422);
    }

    @PostMapping(HERE + "/recus")
    View receive(Actor actor) {
        return View.redirect(HERE + "?suite=received&combien=" + booklets.receive(actor));
    }

    @PostMapping(HERE + "/retours")
    View giveBack(Actor actor, Form form) {
        var many = ValueParser.uuid(form.value("commande"))
                .map(order -> booklets.giveBack(actor, order))
                .orElse(0);
        return View.redirect(HERE + "?suite=back&combien=" + many);
    }

    @Bean
    static NotebookItem tiedBooklets(Booklets booklets) {
        return (page, thing) -> booklets.remaining(thing)
                .map(left -> page.t(
                        left.lost() ? "booklets.notebook.lost" : "booklets.notebook.left",
                        left.number(),
                        left.vouchers(),
                        EuroAmounts.said(left.cents(), page.locale()),
                        page.day(left.until())));
    }

    @Bean
    static CodeDestination codesOfBooklets() {
        return CodeDestination.of(Booklets.BOOKLET, Booklets.GROUPS, HERE);
    }

    /// Delivered booklets whose receipt the prescriber confirms.
    @Bean
    static TaskSource bookletTasks(Booklets booklets) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                actor -> Task.several(
                        booklets.toReceive(actor), Kind.PASS, "booklets.task.receive", Verb.CONFIRM, HERE));
    }

    @Bean
    static MenuEntryFilter bookletGate(Booklets booklets) {
        return new MenuEntryFilter(Set.of(HERE), actor -> !booklets.mine(actor).isEmpty());
    }
}
