package org.tousaidants.vouchers.booklets;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.signatures.ActNeedingTwoSignatures;
import org.tousaidants.vouchers.signatures.DoubleSignatureRequest;

/// Pages on which a coordinator prints and delivers the booklets of an order.
@Controller
@AllowedRoles(Role.COORDINATOR)
class BookletDeskPages {
    private static final String HERE = "/bureau/pass/commandes/{id}/carnets";

    record BookletDeskView(
            VoucherBooklets.BookletOverview overview,
            List<Account> people,
            Map<UUID, String> names,
            Form form,
            String said,
            int many) {
        List<FormChoice> prescribers() {
            return people.stream()
                    .map(one -> FormChoice.of(one.id().toString(), one.name()))
                    .toList();
        }
    }

    /// The printable sheets of the booklets that were printed together.
    record PrintedSheetsView(VoucherOrder order, List<VoucherBooklets.PrintedBooklet> booklets) {}

    private final VoucherBooklets booklets;
    private final Accounts accounts;

    BookletDeskPages(VoucherBooklets booklets, Accounts accounts) {
        this.booklets = booklets;
        this.accounts = accounts;
    }

    @LogsPersonalDataReading("order {id}")
    @GetMapping(HERE)
    View desk(
            SignedInPerson actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String suite,
            @RequestParam(defaultValue = "0") int combien) {
        return desk(id, fresh(), suite, combien);
    }

    private static Form fresh() {
        return Form.filled(Map.of("lot", List.of(UUID.randomUUID().toString())));
    }

    private View desk(UUID id, Form form, String said, int many) {
        var overview = booklets.overview(id).orElseThrow(NotFoundException::new);
        var people = accounts.openOf();
        return View.of(
                "vouchers/booklets/desk",
                new BookletDeskView(
                        overview,
                        people,
                        accounts.names(overview.stocks().stream()
                                .map(VoucherBooklets.PrescriberBookletStock::prescriber)
                                .toList()),
                        form,
                        said.matches("delivered|lost|not-now") ? said : "",
                        many));
    }

    private static View at(UUID id, String more) {
        return View.redirect("/bureau/pass/commandes/" + id + "/carnets" + more);
    }

    /// Prints booklets and returns the document to print. The codes exist only on paper, so they cannot be shown
    /// again later.
    @PostMapping(HERE + "/impressions")
    Object print(SignedInPerson actor, @PathVariable UUID id, Form form, Page page) {
        var batch = form.text("lot").required().as(FormValueParser::uuid, "booklets.again");
        var many = form.text("combien").required("booklets.many.missing").integer(1, 20_000);
        if (form.hasErrors() || batch.isEmpty() || many.isEmpty())
            return desk(id, form, "", 0).status(422);
        return switch (booklets.print(actor, id, batch.get(), many.get())) {
            case VoucherBooklets.BookletPrintingResult.BookletsPrinted(var order, var made) -> paper(order, made, page);
            case VoucherBooklets.BookletPrintingResult.TooManyBookletsToPrint(var left) -> {
                form.error("combien", "booklets.tooMany", left);
                yield desk(id, form, "", 0).status(422);
            }
            case VoucherBooklets.BookletPrintingResult.PrintingNotPossibleNow() -> at(id, "?suite=not-now");
        };
    }

    private static ResponseEntity<byte[]> paper(
            VoucherOrder order, List<VoucherBooklets.PrintedBooklet> made, Page page) {
        return FileResponse.kept(
                        MediaType.APPLICATION_PDF,
                        "carnets-" + order.reference() + "-" + made.getFirst().number() + ".pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(PdfWriter.pdf(View.of("vouchers/booklets/sheetsPaper", new PrintedSheetsView(order, made))
                        .text(page)));
    }

    @PostMapping(HERE + "/livraisons")
    View deliver(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var from = form.text("de").required().integer(1, 1_000_000);
        var to = form.text("a").required().integer(1, 1_000_000);
        var who = form.text("prescripteur").required().as(FormValueParser::uuid, "booklets.again");
        if (who.isPresent() && accounts.find(who.get()).isEmpty()) form.error("prescripteur", "booklets.again");
        if (form.hasErrors() || from.isEmpty() || to.isEmpty() || who.isEmpty())
            return desk(id, form, "", 0).status(422);
        var many = booklets.deliver(actor, id, from.get(), to.get(), who.get());
        if (many > 0) return at(id, "?suite=delivered&combien=" + many);
        form.error("de", "booklets.deliver.none");
        return desk(id, form, "", 0).status(422);
    }

    @PostMapping(HERE + "/pertes")
    View lose(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var request = form.text("lot").required().as(FormValueParser::uuid, "booklets.again");
        var from = form.text("numero").required().integer(1, 1_000_000);
        var to = form.text("dernier").integer(1, 1_000_000).or(() -> from);
        var reason = form.text("motif")
                .required("booklets.lost.reason.missing")
                .max(200)
                .get();
        if (form.hasErrors() || request.isEmpty() || from.isEmpty() || to.isEmpty())
            return desk(id, form, "", 0).status(422);
        var many = booklets.reportLost(actor, request.get(), id, from.get(), to.get(), reason);
        if (many > 0) return at(id, "?suite=lost&combien=" + many);
        form.error("numero", "booklets.lost.unknown");
        return desk(id, form, "", 0).status(422);
    }

    @PostMapping(HERE + "/{carnet}/remplacement")
    Object replace(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID carnet, Page page) {
        return switch (booklets.replace(actor, carnet)) {
            case VoucherBooklets.BookletPrintingResult.BookletsPrinted(var order, var made) -> paper(order, made, page);
            case VoucherBooklets.BookletPrintingResult.TooManyBookletsToPrint _ -> at(id, "?suite=not-now");
            case VoucherBooklets.BookletPrintingResult.PrintingNotPossibleNow() -> at(id, "?suite=not-now");
        };
    }

    @Bean
    static ActNeedingTwoSignatures lostBooklets(VoucherBooklets booklets) {
        return new ActNeedingTwoSignatures() {
            @Override
            public String what() {
                return "cancel";
            }

            @Override
            public boolean done(DoubleSignatureRequest request, UUID second) {
                return booklets.lose(request, second);
            }

            @Override
            public void refused(DoubleSignatureRequest request) {
                booklets.unblock(request);
            }
        };
    }
}
