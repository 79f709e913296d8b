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
import org.tousaidants.observatory.figures.AccessToHelpMaps;
import org.tousaidants.platform.briefing.BriefingSheet;
import org.tousaidants.platform.briefing.BriefingWordDocument;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.DashboardFigure;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages with the report that a funder receives, and with the same figures for the coordination.
@Controller
class FunderReportPages {
    record FundedOrdersView(List<OrderMoneyUseReport> all, String network) {}

    /// The use of the money of all orders of the funders with these names.
    ///
    /// @param all one report for each order
    /// @param names names of the funders
    record FunderReportView(List<OrderMoneyUseReport> all, Set<String> names) {}

    private static final String FUNDED = "/mes-financements";

    private final FunderReports reports;
    private final RoleDelegations grants;
    private final AccessToHelpMaps accessMaps;
    private final Clock clock;

    FunderReportPages(FunderReports reports, RoleDelegations grants, AccessToHelpMaps accessMaps, Clock clock) {
        this.reports = reports;
        this.grants = grants;
        this.accessMaps = accessMaps;
        this.clock = clock;
    }

    @Bean
    static DashboardFigure givenFigure(FunderReports reports, RoleDelegations grants) {
        return DashboardFigure.of(FUNDED, "boards.figure.given", 1, Role.FUNDER, actor -> {
            var names = grants.funders(actor);
            return DashboardFigure.FigureWithTrend.of(reports.funded(names).stream()
                            .mapToLong(one -> one.given(names))
                            .sum()
                    / 100);
        });
    }

    @Bean
    static DashboardFigure ordersFigure(FunderReports reports, RoleDelegations grants) {
        return DashboardFigure.of(
                FUNDED,
                "boards.figure.orders",
                2,
                Role.FUNDER,
                actor -> DashboardFigure.FigureWithTrend.of(reports.howManyFunded(grants.funders(actor))));
    }

    @GetMapping("/bureau/argent")
    @AllowedRoles(Role.COORDINATOR)
    View money(SignedInPerson actor) {
        return View.of(
                "observatory/funderreport/money",
                new FundedOrdersView(reports.money(), actor.network().name()));
    }

    /// « Mes financements » — shows how each euro was used that the funders paid for whom the account may act.
    @GetMapping(FUNDED)
    @AllowedRoles({Role.FUNDER, Role.COORDINATOR})
    View funded(SignedInPerson actor) {
        var names = grants.funders(actor);
        return View.of("observatory/funderreport/funded", new FunderReportView(reports.funded(names), names));
    }

    @GetMapping(FUNDED + "/{order}.pdf")
    @AllowedRoles({Role.FUNDER, Role.COORDINATOR})
    ResponseEntity<byte[]> ownReport(SignedInPerson actor, @PathVariable UUID order, Page page) {
        return report(own(actor, order), page);
    }

    @GetMapping(FUNDED + "/{order}.docx")
    @AllowedRoles({Role.FUNDER, Role.COORDINATOR})
    ResponseEntity<byte[]> ownDocument(SignedInPerson actor, @PathVariable UUID order, Page page) {
        return document(own(actor, order), page);
    }

    private Optional<OrderMoneyUseReport> own(SignedInPerson actor, UUID order) {
        return reports.funded(grants.funders(actor)).stream()
                .filter(one -> one.standing().order().id().equals(order))
                .findFirst();
    }

    /// « Le rapport du financeur » — returns the report of one order as a printable file.
    @GetMapping("/bureau/argent/{order}.pdf")
    @AllowedRoles(Role.COORDINATOR)
    ResponseEntity<byte[]> report(SignedInPerson actor, @PathVariable UUID order, Page page) {
        return report(reports.money(order), page);
    }

    @GetMapping("/bureau/argent/{order}.docx")
    @AllowedRoles(Role.COORDINATOR)
    ResponseEntity<byte[]> document(SignedInPerson actor, @PathVariable UUID order, Page page) {
        return document(reports.money(order), page);
    }

    /// The report for a funder, as printed pages.
    ///
    /// @param first the first printed page, before the tables
    record PrintedFunderReportView(OrderMoneyUseReport money, BriefingSheet first) {}

    private BriefingSheet briefing(OrderMoneyUseReport money, Page page) {
        return money.briefing(page, ParisTime.today(clock), accessMaps.picture(page));
    }

    private ResponseEntity<byte[]> document(Optional<OrderMoneyUseReport> found, Page page) {
        var money = found.orElseThrow(NotFoundException::new);
        return FileResponse.kept(
                        MediaType.parseMediaType(BriefingWordDocument.TYPE),
                        "rapport-" + money.standing().order().number() + ".docx")
                .body(BriefingWordDocument.docx(page, briefing(money, page)));
    }

    private ResponseEntity<byte[]> report(Optional<OrderMoneyUseReport> found, Page page) {
        var money = found.orElseThrow(NotFoundException::new);
        var pdf = PdfWriter.pdf(View.of(
                        "observatory/funderreport/moneyPaper",
                        new PrintedFunderReportView(money, briefing(money, page)))
                .text(page));
        return FileResponse.pdf("rapport-" + money.standing().order().number() + ".pdf")
                .body(pdf);
    }

    static String euros(long cents, Page page) {
        return page.t("boards.euros", page.number(cents / 100.0));
    }
}
