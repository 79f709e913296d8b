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
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.DashboardFigure;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages about the people who maintain the sheets: a public page, and a page for the signed-in person.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class UpkeepCreditPages {
    private static final String MINE = "/mon-entretien";

    /// « Attestation de mainteneur » — the certificate of a maintainer: the name and the estimated work.
    record AttestedWorkView(String name, DataUpkeepHours effort) {}

    /// The page about a person's own work on sheets.
    ///
    /// @param proof the signed proof; empty if this site signs no proofs
    /// @param asked the sheets for which the person's answer is expected
    record OwnCreditsView(
            UpkeepCredits.OwnCredits own,
            Optional<MaintainerProofs.ProofState> proof,
            List<UpkeepLetterLinks.LetterLinkContent.SheetToCheck> asked) {}

    private final UpkeepCredits credits;
    private final UpkeepLetterLinks links;
    private final ObjectProvider<MaintainerProofs> proofs;

    UpkeepCreditPages(UpkeepCredits credits, UpkeepLetterLinks links, ObjectProvider<MaintainerProofs> proofs) {
        this.credits = credits;
        this.links = links;
        this.proofs = proofs;
    }

    @PublicAccess
    @GetMapping("/mainteneurs")
    View all(TerritoryNetwork network) {
        return View.of("places/upkeep/maintainers", credits.all());
    }

    @GetMapping(MINE)
    View mine(SignedInPerson self) {
        return View.of(
                "places/upkeep/mine",
                new OwnCreditsView(
                        credits.own(self),
                        Optional.ofNullable(proofs.getIfAvailable()).map(one -> one.of(self.id())),
                        links.askedOf(self)));
    }

    @PostMapping(MINE + "/fiches/{ask}")
    View reread(SignedInPerson self, @PathVariable String ask) {
        return FormValueParser.uuid(ask)
                .flatMap(one -> links.linkTo(self, one))
                .map(secret -> View.redirect("/entretien/" + secret.text()))
                .orElseThrow(NotFoundException::new);
    }

    @Bean
    static DashboardFigure ownCareFigure(UpkeepCredits credits) {
        return DashboardFigure.of(
                MINE,
                "care.figure.acts",
                4,
                Role.HELPER,
                actor -> DashboardFigure.FigureWithTrend.of(
                        credits.own(actor).effort().acts()));
    }

    @PostMapping(MINE)
    View say(SignedInPerson self, Form form) {
        credits.say(self, form.value("credit").equals("oui"));
        return View.redirect(MINE);
    }

    @PostMapping(MINE + "/preuve")
    View proof(SignedInPerson self, Form form) {
        var signing = proofs.getIfAvailable();
        if (signing == null) throw new NotFoundException();
        if (form.value("preuve").equals("non")) {
            signing.giveUp(self);
            return View.redirect(MINE);
        }
        var effort = credits.own(self).effort();
        if (!effort.maintainer() || !signing.sign(self, effort.acts(), effort.hours(), effort.months()))
            throw new NotFoundException();
        return View.redirect(MINE);
    }

    @GetMapping(MINE + "/attestation.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> paper(SignedInPerson self, Page page) {
        var own = credits.own(self);
        if (!own.effort().maintainer()) throw new NotFoundException();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(PdfWriter.pdf(
                        View.of("places/upkeep/maintainerPaper", new AttestedWorkView(self.name(), own.effort()))
                                .text(page)));
    }

    /// Declares the tasks of a signed-in person who was asked to check sheets.
    @Bean
    static TaskSource sheetTasks(UpkeepLetterLinks links) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                actor -> links.askedOf(actor).stream()
                        .map(sheet -> Task.of(
                                        TaskKind.CARE,
                                        "care.task.sheet",
                                        TaskActionLabel.CHECK,
                                        MINE,
                                        sheet.place().name())
                                .about(sheet.ask().id())
                                .since(sheet.ask()
                                        .lastLetter()
                                        .or(() -> Optional.of(sheet.ask().opened())))
                                .later()));
    }
}
