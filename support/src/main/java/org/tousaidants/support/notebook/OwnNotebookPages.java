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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.bookings.BookingSaveButton;
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.TypedCodePages;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.ClientAddress;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.NotebookItem;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.SecurityCookies;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.notebook.Notebook.ConsentPurpose;

/// « Mon cahier » — the person's view, with the card and without an account: content, readers and their
/// reasons; the person may correct, export, stop sharing and erase.
@Controller
@PublicAccess
class OwnNotebookPages {
    private static final String HERE = "/cahier";
    private static final String COOKIE = "ta_cahier";

    /// @param names of the helpers who wrote or read
    /// @param held the current state of the linked items
    record OwnOwnNotebookView(
            Notebook notebook,
            Form form,
            Map<UUID, String> names,
            List<String> held,
            List<NotebookCardItems.CardItemRow> items) {
        String who(Optional<UUID> by, Page page) {
            return by.map(id -> names.getOrDefault(id, page.t("notebook.who.closed")))
                    .orElseGet(() -> page.t("notebook.who.you"));
        }
    }

    private final Notebooks notebooks;
    private final Accounts accounts;
    private final SecurityCookies cookies;
    private final List<NotebookItem> things;
    private final TypedCodePages codes;
    private final NotebookCardItems items;

    OwnNotebookPages(
            Notebooks notebooks,
            Accounts accounts,
            SecurityCookies cookies,
            List<NotebookItem> things,
            TypedCodePages codes,
            NotebookCardItems items) {
        this.notebooks = notebooks;
        this.accounts = accounts;
        this.cookies = cookies;
        this.things = things;
        this.codes = codes;
        this.items = items;
    }

    @Bean
    static CodeDestination notebookCodes() {
        return CodeDestination.opening(NotebookCardCheck.KIND, NotebookCardCheck.GROUPS, HERE);
    }

    @Bean
    static CodeDestination olderNotebookCodes() {
        return CodeDestination.opening(NotebookCardCheck.OLDER_KIND, NotebookCardCheck.GROUPS, HERE);
    }

    /// @param code from the URL printed on a card
    @GetMapping(HERE)
    View ask(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        var typed = codes.here(request).map(PaperCode::printed).orElse(code);
        return asked(Form.filled(Map.of("code", List.of(typed))));
    }

    private static View asked(Form form) {
        return View.of("support/notebook/ask", form).atASecret();
    }

    @PostMapping(HERE)
    View open(Network network, Form form, HttpServletRequest request, HttpServletResponse response) {
        var typed = NotebookEntryForm.card(form);
        if (typed.isEmpty()) return asked(form).status(422);
        var fresh = Secret.random();
        return switch (notebooks.openOwn(typed.get().code(), typed.get().pin(), fresh, ClientAddress.of(request))) {
            case Notebooks.OpeningResult.NotebookOpened(var _) -> {
                cookies.give(request, response, COOKIE, fresh, HERE, Notebooks.VISIT);
                codes.drop(HERE, request, response);
                items.ofBooking(form.value("quoi")).ifPresent(one -> notebooks.hold(fresh, one));
                yield View.redirect(HERE + "/ouvert");
            }
            case Notebooks.OpeningResult.CardRefused() ->
                asked(form.error("code", "notebook.closed")).status(422);
        };
    }

    /// A card of their own, without a helper: what they add is encrypted, and erased when they say so.
    @PostMapping(HERE + "/nouvelle")
    @RateLimit(cost = 20)
    View make(Network network, Page page, Form form, HttpServletRequest request, HttpServletResponse response) {
        var fresh = Secret.random();
        var card = notebooks.makeOwn(fresh);
        cookies.give(request, response, COOKIE, fresh, HERE, Notebooks.VISIT);
        items.ofBooking(form.value("quoi")).ifPresent(one -> notebooks.hold(fresh, one));
        return NotebookPages.card(card, HERE + "/ouvert", page);
    }

    /// Adds the appointment of a page to the open notebook, or asks for the card if none is open.
    @PostMapping(HERE + "/garder")
    @RateLimit(cost = 5)
    View keep(Network network, Form form, HttpServletRequest request) {
        var what = items.ofBooking(form.value("quoi"));
        if (what.isEmpty()) throw new NotFound();
        return own(request).isPresent() && notebooks.hold(secret(request), what.get())
                ? View.redirect(HERE + "/ouvert")
                : asked(Form.filled(Map.of("quoi", List.of(form.value("quoi")))));
    }

    /// Adds a code that the person holds.
    @PostMapping(HERE + "/codes")
    @RateLimit(cost = 5)
    View hold(Network network, Page page, Form form, HttpServletRequest request) {
        var what = items.ofCode(form.value("code"), page);
        if (what.isEmpty()) return read(page, request, form.error("code", "notebook.held.unknown"));
        return on(notebooks.hold(secret(request), what.get()));
    }

    @Bean
    static BookingSaveButton keptOnTheCard() {
        return new BookingSaveButton("notebook.keep", HERE + "/garder");
    }

    @GetMapping(HERE + "/ouvert")
    View read(Network network, Page page, HttpServletRequest request) {
        return read(page, request, Form.empty());
    }

    private View read(Page page, HttpServletRequest request, Form form) {
        return own(request)
                .map(notebook -> View.of("support/notebook/own", shown(notebook, form, page))
                        .status(form.hasErrors() ? 422 : 200)
                        .atASecret())
                .orElseGet(() -> View.redirect(HERE));
    }

    private OwnOwnNotebookView shown(Notebook notebook, Form form, Page page) {
        var ids = new HashSet<UUID>();
        notebook.looks().forEach(look -> look.by().ifPresent(ids::add));
        notebook.entries().forEach(entry -> entry.by().ifPresent(ids::add));
        var held = notebooks.tied(notebook.id()).stream()
                .flatMap(thing -> things.stream().flatMap(some -> some.words(page, thing).stream()))
                .toList();
        return new OwnOwnNotebookView(
                notebook, form, accounts.names(Set.copyOf(ids)), held, items.rows(notebook, page));
    }

    private Optional<Notebook> own(HttpServletRequest request) {
        return cookies.own(request, COOKIE).flatMap(secret -> notebooks.readOwn(secret));
    }

    private Secret secret(HttpServletRequest request) {
        return cookies.own(request, COOKIE).orElseGet(Secret::random);
    }

    @PostMapping(HERE + "/notes")
    View write(Network network, Page page, Form form, HttpServletRequest request) {
        var note = NotebookEntryForm.note(form);
        if (note.isEmpty()) return read(page, request, form);
        return on(notebooks.writeOwn(
                secret(request), note.get().kind(), note.get().text()));
    }

    private static View on(boolean done) {
        return View.redirect(done ? HERE + "/ouvert" : HERE);
    }

    @PostMapping(HERE + "/notes/{entry}/retrait")
    View takeOut(Network network, @PathVariable UUID entry, HttpServletRequest request) {
        return on(notebooks.takeOutOwn(secret(request), entry));
    }

    @PostMapping(HERE + "/partage")
    View share(Network network, HttpServletRequest request) {
        return on(notebooks.share(secret(request)));
    }

    @PostMapping(HERE + "/partage/retrait")
    View unshare(Network network, HttpServletRequest request) {
        return on(notebooks.withdraw(secret(request), ConsentPurpose.SHARE));
    }

    @PostMapping(HERE + "/accompagnements/retrait")
    View withoutActs(Network network, HttpServletRequest request) {
        return on(notebooks.withdraw(secret(request), ConsentPurpose.ACTS));
    }

    @PostMapping(HERE + "/pass/retrait")
    View withoutPass(Network network, HttpServletRequest request) {
        return on(notebooks.withdraw(secret(request), ConsentPurpose.PASS));
    }

    /// Creates a new card; the former one is void.
    @PostMapping(HERE + "/cartes")
    View newCard(Network network, Page page, HttpServletRequest request) {
        return notebooks
                .newOwnCard(secret(request))
                .map(card -> NotebookPages.card(card, HERE + "/ouvert", page))
                .orElseGet(() -> View.redirect(HERE));
    }

    /// Withdraws the consent to keep the notebook, which erases it immediately.
    @PostMapping(HERE + "/effacement")
    View erase(Network network, HttpServletRequest request) {
        return notebooks.withdraw(secret(request), ConsentPurpose.KEEP)
                ? View.of("support/notebook/erased").atASecret()
                : View.redirect(HERE);
    }

    @PostMapping(HERE + "/fermeture")
    View close(Network network, HttpServletRequest request) {
        notebooks.closeOwn(secret(request));
        return View.redirect(HERE);
    }

    @GetMapping(HERE + "/cahier.pdf")
    ResponseEntity<byte[]> paper(Network network, Page page, HttpServletRequest request) {
        var notebook = own(request).orElseThrow(NotFound::new);
        var sheet = View.of("support/notebook/paper", shown(notebook, Form.empty(), page));
        return file(PdfWriter.pdf(sheet.text(page)), MediaType.APPLICATION_PDF, "cahier.pdf");
    }

    @GetMapping(HERE + "/cahier.json")
    ResponseEntity<Map<String, Object>> json(Network network, Page page, HttpServletRequest request) {
        var notebook = own(request).orElseThrow(NotFound::new);
        var own = shown(notebook, Form.empty(), page);
        Map<String, Object> body = Map.of(
                "notes",
                notebook.entries().stream()
                        .map(entry -> Map.of(
                                "kind", ConstantName.low(entry.kind()),
                                "text", entry.text(),
                                "at", entry.at().toString(),
                                "by", own.who(entry.by(), page)))
                        .toList(),
                "consents",
                notebook.consents().stream()
                        .map(consent -> Map.of(
                                "purpose", ConstantName.low(consent.purpose()),
                                "basis", "consent",
                                "given", consent.given(),
                                "way", ConstantName.low(consent.way()),
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
