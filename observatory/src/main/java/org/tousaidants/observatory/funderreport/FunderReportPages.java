package org.tousaidants.observatory.funderreport;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.observatory.figures.AccessMaps;
import org.tousaidants.platform.briefing.Briefing;
import org.tousaidants.platform.briefing.BriefingDocument;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Grants;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.DashboardFigure;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// The report that a funder receives, and the same figures for the coordination.
@Controller
class FunderReportPages {
    record FundedOrdersView(List<OrderMoneyUse> all, String network) {}

    /// The use of the money of the funders with these names.
    record FunderBoardView(List<OrderMoneyUse> all, Set<String> names) {}

    private static final String FUNDED = "/mes-financements";

    private final FunderReports reports;
    private final Grants grants;
    private final AccessMaps accessMaps;
    private final Clock clock;

    FunderReportPages(FunderReports reports, Grants grants, AccessMaps accessMaps, Clock clock) {
        this.reports = reports;
        this.grants = grants;
        this.accessMaps = accessMaps;
        this.clock = clock;
    }

    @Bean
    static DashboardFigure givenFigure(FunderReports reports, Grants grants) {
        return DashboardFigure.of(FUNDED, "boards.figure.given", 1, Role.FUNDER, actor -> {
            var names = grants.funders(actor);
            return DashboardFigure.Value.of(reports.funded(names).stream()
                            .mapToLong(one -> one.given(names))
                            .sum()
                    / 100);
        });
    }

    @Bean
    static DashboardFigure ordersFigure(FunderReports reports, Grants grants) {
        return DashboardFigure.of(
                FUNDED,
                "boards.figure.orders",
                2,
                Role.FUNDER,
                actor -> DashboardFigure.Value.of(reports.howManyFunded(grants.funders(actor))));
    }

    @GetMapping("/bureau/argent")
    @AllowedRoles(Role.COORDINATOR)
    View money(Actor actor) {
        return View.of(
                "observatory/funderreport/money",
                new FundedOrdersView(reports.money(), actor.network().name()));
    }

    /// « Mes financements » — the use of each euro of the funders delegated to the account.
    @GetMapping(FUNDED)
    @AllowedRoles({Role.FUNDER, Role.COORDINATOR})
    View funded(Actor actor) {
        var names = grants.funders(actor);
        return View.of("observatory/funderreport/funded", new FunderBoardView(reports.funded(names), names));
    }

    @GetMapping(FUNDED + "/{order}.pdf")
    @AllowedRoles({Role.FUNDER, Role.COORDINATOR})
    ResponseEntity<byte[]> ownReport(Actor actor, @PathVariable UUID order, Page page) {
        return report(own(actor, order), page);
    }

    @GetMapping(FUNDED + "/{order}.docx")
    @AllowedRoles({Role.FUNDER, Role.COORDINATOR})
    ResponseEntity<byte[]> ownDocument(Actor actor, @PathVariable UUID order, Page page) {
        return document(own(actor, order), page);
    }

    private Optional<OrderMoneyUse> own(Actor actor, UUID order) {
        return reports.funded(grants.funders(actor)).stream()
                .filter(one -> one.standing().order().id().equals(order))
                .findFirst();
    }

    /// « Le rapport du financeur »
    @GetMapping("/bureau/argent/{order}.pdf")
    @AllowedRoles(Role.COORDINATOR)
    ResponseEntity<byte[]> report(Actor actor, @PathVariable UUID order, Page page) {
        return report(reports.money(order), page);
    }

    @GetMapping("/bureau/argent/{order}.docx")
    @AllowedRoles(Role.COORDINATOR)
    ResponseEntity<byte[]> document(Actor actor, @PathVariable UUID order, Page page) {
        return document(reports.money(order), page);
    }

    /// @param first the sheet before the tables
    record FunderPaperView(OrderMoneyUse money, Briefing first) {}

    private Briefing briefing(OrderMoneyUse money, Page page) {
        return money.briefing(page, ParisTime.today(clock), accessMaps.picture(page));
    }

    private ResponseEntity<byte[]> document(Optional<OrderMoneyUse> found, Page page) {
        var money = found.orElseThrow(NotFound::new);
        return FileResponse.kept(
                        MediaType.parseMediaType(BriefingDocument.TYPE),
                        "rapport-" + money.standing().order().number() + ".docx")
                .body(BriefingDocument.docx(page, briefing(money, page)));
    }

    private ResponseEntity<byte[]> report(Optional<OrderMoneyUse> found, Page page) {
        var money = found.orElseThrow(NotFound::new);
        var pdf = PdfWriter.pdf(
                View.of("observatory/funderreport/moneyPaper", new FunderPaperView(money, briefing(money, page)))
                        .text(page));
        return FileResponse.pdf("rapport-" + money.standing().order().number() + ".pdf")
                .body(pdf);
    }

    static String euros(long cents, Page page) {
        return page.t("boards.euros", page.number(cents / 100.0));
    }
}
