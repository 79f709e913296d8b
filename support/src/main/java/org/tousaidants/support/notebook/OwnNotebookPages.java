package org.tousaidants.support.notebook;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.bookings.BookingSaveButton;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.codes.TypedPaperCodePages;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.ClientIpAddress;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.NotebookItemText;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.SecurityCookies;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsentPurpose;

/// « Mon cahier » — the pages of the owner of a notebook, who needs the card but no account: its content, its
/// readers and their reasons. The owner may correct, export and erase the notebook, and stop sharing it.
@Controller
@PublicAccess
class OwnNotebookPages {
    private static final String HERE = "/cahier";
    private static final String COOKIE = "ta_cahier";

    /// The notebook as its owner sees it.
    ///
    /// @param names names of the helpers who wrote or read
    /// @param held current state of the linked items
    record OwnNotebookView(
            PersonNotebook notebook,
            Form form,
            Map<UUID, String> names,
            List<String> held,
            List<NotebookCardItems.CardItemRow> items) {
        String who(Optional<UUID> by, Page page) {
            return by.map(id -> names.getOrDefault(id, page.t("notebook.who.closed")))
                    .orElseGet(() -> page.t("notebook.who.you"));
        }
    }

    private final PersonNotebooks notebooks;
    private final Accounts accounts;
    private final SecurityCookies cookies;
    private final List<NotebookItemText> things;
    private final TypedPaperCodePages codes;
    private final NotebookCardItems items;

    OwnNotebookPages(
            PersonNotebooks notebooks,
            Accounts accounts,
            SecurityCookies cookies,
            List<NotebookItemText> things,
            TypedPaperCodePages codes,
            NotebookCardItems items) {
        this.notebooks = notebooks;
        this.accounts = accounts;
        this.cookies = cookies;
        this.things = things;
        this.codes = codes;
        this.items = items;
    }

    @Bean
    static PaperCodeDestination notebookCodes() {
        return PaperCodeDestination.opening(NotebookCardCodeCheck.KIND, NotebookCardCodeCheck.GROUPS, HERE);
    }

    @Bean
    static PaperCodeDestination olderNotebookCodes() {
        return PaperCodeDestination.opening(NotebookCardCodeCheck.OLDER_KIND, NotebookCardCodeCheck.GROUPS, HERE);
    }

    /// Asks for the card of a notebook.
    ///
    /// @param code code in the address printed on a card; may be empty
    @GetMapping(HERE)
    View ask(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        var typed = codes.here(request).map(PaperCode::printed).orElse(code);
        return asked(Form.filled(Map.of("code", List.of(typed))));
    }

    private static View asked(Form form) {
        return View.of("support/notebook/ask", form).atASecret();
    }

    @PostMapping(HERE)
    View open(TerritoryNetwork network, Form form, HttpServletRequest request, HttpServletResponse response) {
        var typed = NotebookEntryForm.card(form);
        if (typed.isEmpty()) return asked(form).status(422);
        var fresh = SecretToken.random();
        return switch (notebooks.openOwn(typed.get().code(), typed.get().pin(), fresh, ClientIpAddress.of(request))) {
            case PersonNotebooks.NotebookOpeningResult.NotebookOpened(var _) -> {
                cookies.give(request, response, COOKIE, fresh, HERE, PersonNotebooks.VISIT);
                codes.drop(HERE, request, response);
                items.ofBooking(form.value("quoi")).ifPresent(one -> notebooks.hold(fresh, one));
                yield View.redirect(HERE + "/ouvert");
            }
            case PersonNotebooks.NotebookOpeningResult.NotebookCardRefused() ->
                asked(form.error("code", "notebook.closed")).status(422);
        };
    }

    /// Creates a notebook for a person without a helper. The codes and appointments that the person adds are
    /// encrypted, and erased when the person asks for it.
    @PostMapping(HERE + "/nouvelle")
    @RateLimit(cost = 20)
    View make(
            TerritoryNetwork network, Page page, Form form, HttpServletRequest request, HttpServletResponse response) {
        var fresh = SecretToken.random();
        var card = notebooks.makeOwn(fresh);
        cookies.give(request, response, COOKIE, fresh, HERE, PersonNotebooks.VISIT);
        items.ofBooking(form.value("quoi")).ifPresent(one -> notebooks.hold(fresh, one));
        return NotebookPages.card(card, HERE + "/ouvert", page);
    }

    /// Adds the appointment shown on a page to the open notebook, or asks for the card if no notebook is open.
    @PostMapping(HERE + "/garder")
    @RateLimit(cost = 5)
    View keep(TerritoryNetwork network, Form form, HttpServletRequest request) {
        var what = items.ofBooking(form.value("quoi"));
        if (what.isEmpty()) throw new NotFoundException();
        return own(request).isPresent() && notebooks.hold(secret(request), what.get())
                ? View.redirect(HERE + "/ouvert")
                : asked(Form.filled(Map.of("quoi", List.of(form.value("quoi")))));
    }

    /// Adds a code that the person wants to save.
    @PostMapping(HERE + "/codes")
    @RateLimit(cost = 5)
    View hold(TerritoryNetwork network, Page page, Form form, HttpServletRequest request) {
        var what = items.ofCode(form.value("code"), page);
        if (what.isEmpty()) return read(page, request, form.error("code", "notebook.held.unknown"));
        return on(notebooks.hold(secret(request), what.get()));
    }

    @Bean
    static BookingSaveButton keptOnTheCard() {
        return new BookingSaveButton("notebook.keep", HERE + "/garder");
    }

    @GetMapping(HERE + "/ouvert")
    View read(TerritoryNetwork network, Page page, HttpServletRequest request) {
        return read(page, request, Form.empty());
    }

    private View read(Page page, HttpServletRequest request, Form form) {
        return own(request)
                .map(notebook -> View.of("support/notebook/own", shown(notebook, form, page))
                        .status(form.hasErrors() ? 422 : 200)
                        .atASecret())
                .orElseGet(() -> View.redirect(HERE));
    }

    private OwnNotebookView shown(PersonNotebook notebook, Form form, Page page) {
        var ids = new HashSet<UUID>();
        notebook.looks().forEach(look -> look.by().ifPresent(ids::add));
        notebook.entries().forEach(entry -> entry.by().ifPresent(ids::add));
        var held = notebooks.tied(notebook.id()).stream()
                .flatMap(thing -> things.stream().flatMap(some -> some.words(page, thing).stream()))
                .toList();
        return new OwnNotebookView(notebook, form, accounts.names(Set.copyOf(ids)), held, items.rows(notebook, page));
    }

    private Optional<PersonNotebook> own(HttpServletRequest request) {
        return cookies.own(request, COOKIE).flatMap(secret -> notebooks.readOwn(secret));
    }

    private SecretToken secret(HttpServletRequest request) {
        return cookies.own(request, COOKIE).orElseGet(SecretToken::random);
    }

    @PostMapping(HERE + "/notes")
    View write(TerritoryNetwork network, Page page, Form form, HttpServletRequest request) {
        var note = NotebookEntryForm.note(form);
        if (note.isEmpty()) return read(page, request, form);
        return on(notebooks.writeOwn(
                secret(request), note.get().kind(), note.get().text()));
    }

    private static View on(boolean done) {
        return View.redirect(done ? HERE + "/ouvert" : HERE);
    }

    @PostMapping(HERE + "/notes/{entry}/retrait")
    View takeOut(TerritoryNetwork network, @PathVariable UUID entry, HttpServletRequest request) {
        return on(notebooks.takeOutOwn(secret(request), entry));
    }

    @PostMapping(HERE + "/partage")
    View share(TerritoryNetwork network, HttpServletRequest request) {
        return on(notebooks.share(secret(request)));
    }

    @PostMapping(HERE + "/partage/retrait")
    View unshare(TerritoryNetwork network, HttpServletRequest request) {
        return on(notebooks.withdraw(secret(request), NotebookConsentPurpose.SHARE));
    }

    @PostMapping(HERE + "/accompagnements/retrait")
    View withoutActs(TerritoryNetwork network, HttpServletRequest request) {
        return on(notebooks.withdraw(secret(request), NotebookConsentPurpose.ACTS));
    }

    @PostMapping(HERE + "/pass/retrait")
    View withoutPass(TerritoryNetwork network, HttpServletRequest request) {
        return on(notebooks.withdraw(secret(request), NotebookConsentPurpose.PASS));
    }

    /// Creates a new card; the former card becomes invalid.
    @PostMapping(HERE + "/cartes")
    View newCard(TerritoryNetwork network, Page page, HttpServletRequest request) {
        return notebooks
                .newOwnCard(secret(request))
                .map(card -> NotebookPages.card(card, HERE + "/ouvert", page))
                .orElseGet(() -> View.redirect(HERE));
    }

    /// Withdraws the consent to store the notebook, which erases the notebook immediately.
    @PostMapping(HERE + "/effacement")
    View erase(TerritoryNetwork network, HttpServletRequest request) {
        return notebooks.withdraw(secret(request), NotebookConsentPurpose.KEEP)
                ? View.of("support/notebook/erased").atASecret()
                : View.redirect(HERE);
    }

    @PostMapping(HERE + "/fermeture")
    View close(TerritoryNetwork network, HttpServletRequest request) {
        notebooks.closeOwn(secret(request));
        return View.redirect(HERE);
    }

    @GetMapping(HERE + "/cahier.pdf")
    ResponseEntity<byte[]> paper(TerritoryNetwork network, Page page, HttpServletRequest request) {
        var notebook = own(request).orElseThrow(NotFoundException::new);
        var sheet = View.of("support/notebook/paper", shown(notebook, Form.empty(), page));
        return file(PdfWriter.pdf(sheet.text(page)), MediaType.APPLICATION_PDF, "cahier.pdf");
    }

    @GetMapping(HERE + "/cahier.json")
    ResponseEntity<Map<String, Object>> json(TerritoryNetwork network, Page page, HttpServletRequest request) {
        var notebook = own(request).orElseThrow(NotFoundException::new);
        var own = shown(notebook, Form.empty(), page);
        Map<String, Object> body = Map.of(
                "notes",
                notebook.entries().stream()
                        .map(entry -> Map.of(
                                "kind", EnumConstantName.low(entry.kind()),
                                "text", entry.text(),
                                "at", entry.at().toString(),
                                "by", own.who(entry.by(), page)))
                        .toList(),
                "consents",
                notebook.consents().stream()
                        .map(consent -> Map.of(
                                "purpose", EnumConstantName.low(consent.purpose()),
                                "basis", "consent",
                                "given", consent.given(),
                                "way", EnumConstantName.low(consent.way()),
                                "at", consent.at().toString()))
                        .toList(),
                "held",
                own.held(),
                "log",
                notebook.looks().stream()
                        .map(look -> Map.of(
                                "at", look.at().toString(),
                                "by", own.who(look.by(), page),
                                "act", look.act(),
                                "why", look.why()))
                        .toList());
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("cahier.json")
                                .build()
                                .toString())
                .body(body);
    }

    private static ResponseEntity<byte[]> file(byte[] body, MediaType type, String name) {
        return FileResponse.shown(type, name)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
