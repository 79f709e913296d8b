package org.tousaidants.places.upkeep;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.DashboardFigure;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages about the contributors: the public page, and the page of the signed-in contributor.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class CreditPages {
    private static final String MINE = "/mon-entretien";

    /// « Attestation de mainteneur ».
    record Attested(String name, UpkeepHours effort) {}

    /// @param proof empty: this site signs none
    /// @param asked the sheets that wait for the person's answer
    record OwnCreditsView(
            Credits.OwnCredits own,
            Optional<MaintainerProofs.State> proof,
            List<UpkeepLetterLinks.Opening.Sheet> asked) {}

    private final Credits credits;
    private final UpkeepLetterLinks links;
    private final ObjectProvider<MaintainerProofs> proofs;

    CreditPages(Credits credits, UpkeepLetterLinks links, ObjectProvider<MaintainerProofs> proofs) {
        this.credits = credits;
        this.links = links;
        this.proofs = proofs;
    }

    @PublicAccess
    @GetMapping("/mainteneurs")
    View all(Network network) {
        return View.of("places/upkeep/maintainers", credits.all());
    }

    @GetMapping(MINE)
    View mine(Actor self) {
        return View.of(
                "places/upkeep/mine",
                new OwnCreditsView(
                        credits.own(self),
                        Optional.ofNullable(proofs.getIfAvailable()).map(one -> one.of(self.id())),
                        links.askedOf(self)));
    }

    @PostMapping(MINE + "/fiches/{ask}")
    View reread(Actor self, @PathVariable String ask) {
        return ValueParser.uuid(ask)
                .flatMap(one -> links.linkTo(self, one))
                .map(secret -> View.redirect("/entretien/" + secret.text()))
                .orElseThrow(NotFound::new);
    }

    @Bean
    static DashboardFigure ownCareFigure(Credits credits) {
        return DashboardFigure.of(
                MINE,
                "care.figure.acts",
                4,
                Role.HELPER,
                actor -> DashboardFigure.Value.of(credits.own(actor).effort().acts()));
    }

    @PostMapping(MINE)
    View say(Actor self, Form form) {
        credits.say(self, form.value("credit").equals("oui"));
        return View.redirect(MINE);
    }

    @PostMapping(MINE + "/preuve")
    View proof(Actor self, Form form) {
        var signing = proofs.getIfAvailable();
        if (signing == null) throw new NotFound();
        if (form.value("preuve").equals("non")) {
            signing.giveUp(self);
            return View.redirect(MINE);
        }
        var effort = credits.own(self).effort();
        if (!effort.maintainer() || !signing.sign(self, effort.acts(), effort.hours(), effort.months()))
            throw new NotFound();
        return View.redirect(MINE);
    }

    @GetMapping(MINE + "/attestation.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> paper(Actor self, Page page) {
        var own = credits.own(self);
        if (!own.effort().maintainer()) throw new NotFound();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(PdfWriter.pdf(View.of("places/upkeep/maintainerPaper", new Attested(self.name(), own.effort()))
                        .text(page)));
    }

    /// Sheets that the person was asked to check.
    @Bean
    static TaskSource sheetTasks(UpkeepLetterLinks links) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                actor -> links.askedOf(actor).stream()
                        .map(sheet -> Task.of(
                                        Kind.CARE,
                                        "care.task.sheet",
                                        Verb.CHECK,
                                        MINE,
                                        sheet.place().name())
                                .about(sheet.ask().id())
                                .since(sheet.ask()
                                        .lastLetter()
                                        .or(() -> Optional.of(sheet.ask().opened())))
                                .later()));
    }
}
