package org.tousaidants.support.notebook;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.retentionrules.RetentionSchedule;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsentChannel;
import org.tousaidants.support.notebook.PersonNotebook.NotebookContentKind;
import org.tousaidants.support.notebook.PersonNotebook.NotebookVisitReason;

/// « Cahiers » — the pages of notebooks for helpers. The helper creates a notebook together with the person, and
/// opens it with the person's card, for an hour.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class NotebookPages {
    private static final String HERE = "/cahiers";

    /// The page of a helper's open notebooks.
    ///
    /// @param ends end of each open visit, by notebook
    /// @param news message key of the last result; may be empty
    record NotebookHomeView(Form form, Map<UUID, Instant> ends, String news) {}

    record NotebookView(PersonNotebook notebook, Form form) {}

    /// The printed card.
    ///
    /// @param address address in the QR code on the card
    /// @param next path of the page of the notebook
    record NotebookCardView(NotebookCardCodeCheck.NotebookCard card, String address, String next) {
        String qr() {
            return QrCode.dataUri(address);
        }
    }

    /// The page to create a notebook.
    ///
    /// @param kept period after which an unused notebook is erased
    record NewNotebookView(Form form, Period kept) {
        String howLong(Page page) {
            return kept.toTotalMonths() > 0
                    ? page.t("notebook.long.months", kept.toTotalMonths())
                    : page.t("notebook.long.days", kept.getDays());
        }
    }

    private final PersonNotebooks notebooks;
    private final RetentionSchedule keepings;

    NotebookPages(PersonNotebooks notebooks, RetentionSchedule keepings) {
        this.notebooks = notebooks;
        this.keepings = keepings;
    }

    @GetMapping(HERE)
    View home(SignedInPerson actor) {
        return home(actor, Form.empty(), "");
    }

    private View home(SignedInPerson actor, Form form, String news) {
        return View.of("support/notebook/home", new NotebookHomeView(form, notebooks.open(actor), news));
    }

    @PostMapping(HERE + "/ouvertures")
    View open(SignedInPerson actor, Form form) {
        var why = form.one("pourquoi", NotebookVisitReason.class);
        if (why.isEmpty()) form.error("pourquoi", "notebook.why.missing");
        var typed = NotebookEntryForm.card(form);
        if (typed.isEmpty() || why.isEmpty()) return home(actor, form, "").status(422);
        return switch (notebooks.open(actor, typed.get().code(), typed.get().pin(), why.get())) {
            case PersonNotebooks.NotebookOpeningResult.NotebookOpened(var id) -> View.redirect(HERE + "/" + id);
            case PersonNotebooks.NotebookOpeningResult.NotebookCardRefused() ->
                home(actor, form.error("code", "notebook.closed"), "").status(422);
        };
    }

    @GetMapping(HERE + "/nouveau")
    View ask() {
        return making(Form.filled(Map.of("id", List.of(UUID.randomUUID().toString()))));
    }

    private View making(Form form) {
        return View.of("support/notebook/make", new NewNotebookView(form, keepings.period("notebook.notebook")));
    }

    @PostMapping(HERE)
    View make(SignedInPerson actor, Page page, Form form) {
        var asking = NotebookEntryForm.asking(form);
        if (asking.isEmpty()) return making(form).status(422);
        return notebooks
                .make(actor, asking.get())
                .map(card -> card(card, HERE + "/" + asking.get().id(), page))
                .orElseGet(() -> View.redirect(HERE + "/" + asking.get().id()));
    }

    static View card(NotebookCardCodeCheck.NotebookCard card, String next, Page page) {
        var address = page.url("/cahier") + "#" + card.code().text();
        return View.of("support/notebook/card", new NotebookCardView(card, address, next))
                .atASecret();
    }

    @PostMapping(HERE + "/{id}/cartes")
    View newCard(SignedInPerson actor, @PathVariable UUID id, Page page) {
        return notebooks
                .newCard(actor, id)
                .map(card -> card(card, HERE + "/" + id, page))
                .orElseGet(() -> closed(actor));
    }

    @GetMapping(HERE + "/{id}")
    View read(SignedInPerson actor, @PathVariable UUID id) {
        return read(actor, id, Form.empty());
    }

    private View read(SignedInPerson actor, UUID id, Form form) {
        return notebooks
                .read(actor, id)
                .map(notebook -> View.of("support/notebook/read", new NotebookView(notebook, form))
                        .status(form.hasErrors() ? 422 : 200)
                        .atASecret())
                .orElseGet(() -> closed(actor));
    }

    /// Returns the page for a notebook that the helper cannot read. It is identical whether the notebook is
    /// closed or does not exist.
    private View closed(SignedInPerson actor) {
        return home(actor, Form.empty(), "notebook.over").status(404);
    }

    @PostMapping(HERE + "/{id}/notes")
    View write(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var note = NotebookEntryForm.note(form);
        if (note.isEmpty()) return read(actor, id, form);
        return notebooks.write(actor, id, note.get().kind(), note.get().text())
                ? View.redirect(HERE + "/" + id)
                : closed(actor);
    }

    @PostMapping(HERE + "/{id}/notes/{entry}/retrait")
    View takeOut(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID entry) {
        return notebooks.takeOut(actor, id, entry) ? View.redirect(HERE + "/" + id) : closed(actor);
    }

    @PostMapping(HERE + "/{id}/effacement")
    View erase(SignedInPerson actor, @PathVariable UUID id) {
        return notebooks.erase(actor, id) ? home(actor, Form.empty(), "notebook.erased") : closed(actor);
    }

    @PostMapping(HERE + "/{id}/fermeture")
    View close(SignedInPerson actor, @PathVariable UUID id) {
        notebooks.close(actor, id);
        return View.redirect(HERE);
    }

    static List<FormChoice> whys(Page page) {
        return List.of(NotebookVisitReason.values()).stream()
                .map(one ->
                        FormChoice.of(EnumConstantName.low(one), page.t("notebook.why." + EnumConstantName.low(one))))
                .toList();
    }

    static List<FormChoice> ways(Page page) {
        return List.of(NotebookConsentChannel.values()).stream()
                .map(one ->
                        FormChoice.of(EnumConstantName.low(one), page.t("notebook.way." + EnumConstantName.low(one))))
                .toList();
    }

    static List<FormChoice> kinds(Page page) {
        return List.of(
                        NotebookContentKind.GOAL,
                        NotebookContentKind.STEP,
                        NotebookContentKind.NAME,
                        NotebookContentKind.REACH)
                .stream()
                .map(one ->
                        FormChoice.of(EnumConstantName.low(one), page.t("notebook.kind." + EnumConstantName.low(one))))
                .toList();
    }
}
