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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.retentionrules.RetentionSchedule;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.notebook.Notebook.ConsentChannel;
import org.tousaidants.support.notebook.Notebook.ContentKind;
import org.tousaidants.support.notebook.Notebook.VisitReason;

/// « Cahiers », for helpers: created together with the person, opened with the person's card, for an hour.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class NotebookPages {
    private static final String HERE = "/cahiers";

    /// @param ends the end of each open visit
    record NotebookHomeView(Form form, Map<UUID, Instant> ends, String news) {}

    record NotebookView(Notebook notebook, Form form) {}

    /// @param address of the QR code on the card
    /// @param next the page of the notebook
    record CardView(NotebookCardCheck.NotebookCard card, String address, String next) {
        String qr() {
            return QrCode.dataUri(address);
        }
    }

    /// @param kept the retention without a visit
    record NewNotebookView(Form form, Period kept) {
        String howLong(Page page) {
            return kept.toTotalMonths() > 0
                    ? page.t("notebook.long.months", kept.toTotalMonths())
                    : page.t("notebook.long.days", kept.getDays());
        }
    }

    private final Notebooks notebooks;
    private final RetentionSchedule keepings;

    NotebookPages(Notebooks notebooks, RetentionSchedule keepings) {
        this.notebooks = notebooks;
        this.keepings = keepings;
    }

    @GetMapping(HERE)
    View home(Actor actor) {
        return home(actor, Form.empty(), "");
    }

    private View home(Actor actor, Form form, String news) {
        return View.of("support/notebook/home", new NotebookHomeView(form, notebooks.open(actor), news));
    }

    @PostMapping(HERE + "/ouvertures")
    View open(Actor actor, Form form) {
        var why = form.one("pourquoi", VisitReason.class);
        if (why.isEmpty()) form.error("pourquoi", "notebook.why.missing");
        var typed = NotebookEntryForm.card(form);
        if (typed.isEmpty() || why.isEmpty()) return home(actor, form, "").status(422);
        return switch (notebooks.open(actor, typed.get().code(), typed.get().pin(), why.get())) {
            case Notebooks.OpeningResult.NotebookOpened(var id) -> View.redirect(HERE + "/" + id);
            case Notebooks.OpeningResult.CardRefused() ->
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
    View make(Actor actor, Page page, Form form) {
        var asking = NotebookEntryForm.asking(form);
        if (asking.isEmpty()) return making(form).status(422);
        return notebooks
                .make(actor, asking.get())
                .map(card -> card(card, HERE + "/" + asking.get().id(), page))
                .orElseGet(() -> View.redirect(HERE + "/" + asking.get().id()));
    }

    static View card(NotebookCardCheck.NotebookCard card, String next, Page page) {
        var address = page.url("/cahier") + "#" + card.code().text();
        return View.of("support/notebook/card", new CardView(card, address, next))
                .atASecret();
    }

    @PostMapping(HERE + "/{id}/cartes")
    View newCard(Actor actor, @PathVariable UUID id, Page page) {
        return notebooks
                .newCard(actor, id)
                .map(card -> card(card, HERE + "/" + id, page))
                .orElseGet(() -> closed(actor));
    }

    @GetMapping(HERE + "/{id}")
    View read(Actor actor, @PathVariable UUID id) {
        return read(actor, id, Form.empty());
    }

    private View read(Actor actor, UUID id, Form form) {
        return notebooks
                .read(actor, id)
                .map(notebook -> View.of("support/notebook/read", new NotebookView(notebook, form))
                        .status(form.hasErrors() ? 422 : 200)
                        .atASecret())
                .orElseGet(() -> closed(actor));
    }

    /// The same answer for a closed and for a missing notebook.
    private View closed(Actor actor) {
        return home(actor, Form.empty(), "notebook.over").status(404);
    }

    @PostMapping(HERE + "/{id}/notes")
    View write(Actor actor, @PathVariable UUID id, Form form) {
        var note = NotebookEntryForm.note(form);
        if (note.isEmpty()) return read(actor, id, form);
        return notebooks.write(actor, id, note.get().kind(), note.get().text())
                ? View.redirect(HERE + "/" + id)
                : closed(actor);
    }

    @PostMapping(HERE + "/{id}/notes/{entry}/retrait")
    View takeOut(Actor actor, @PathVariable UUID id, @PathVariable UUID entry) {
        return notebooks.takeOut(actor, id, entry) ? View.redirect(HERE + "/" + id) : closed(actor);
    }

    @PostMapping(HERE + "/{id}/effacement")
    View erase(Actor actor, @PathVariable UUID id) {
        return notebooks.erase(actor, id) ? home(actor, Form.empty(), "notebook.erased") : closed(actor);
    }

    @PostMapping(HERE + "/{id}/fermeture")
    View close(Actor actor, @PathVariable UUID id) {
        notebooks.close(actor, id);
        return View.redirect(HERE);
    }

    static List<Choice> whys(Page page) {
        return List.of(VisitReason.values()).stream()
                .map(one -> Choice.of(ConstantName.low(one), page.t("notebook.why." + ConstantName.low(one))))
                .toList();
    }

    static List<Choice> ways(Page page) {
        return List.of(ConsentChannel.values()).stream()
                .map(one -> Choice.of(ConstantName.low(one), page.t("notebook.way." + ConstantName.low(one))))
                .toList();
    }

    static List<Choice> kinds(Page page) {
        return List.of(ContentKind.GOAL, ContentKind.STEP, ContentKind.NAME, ContentKind.REACH).stream()
                .map(one -> Choice.of(ConstantName.low(one), page.t("notebook.kind." + ConstantName.low(one))))
                .toList();
    }
}
