package org.tousaidants.desk;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.badges.Complaints;
import org.tousaidants.care.CareDesk;
import org.tousaidants.care.Reports;
import org.tousaidants.harvest.Harvests;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Role;
import org.tousaidants.labels.Proposals;
import org.tousaidants.pix.PixImports;
import org.tousaidants.places.Directory;
import org.tousaidants.review.Duplicates;
import org.tousaidants.web.For;
import org.tousaidants.web.NavLink;
import org.tousaidants.web.View;

/// The first page of the desk.
@Controller
@For(Role.COORDINATOR)
class DeskPages {
    private static final int MENU_ORDER = 50;

    /// What waits: reported mistakes, sheets to care for, duplicates, complaints, labels to decide on, rows of levels,
    /// and sources whose
    /// last harvest needs a look.
    record Today(
            int places,
            int reports,
            CareDesk.Figures care,
            int duplicates,
            int complaints,
            int labels,
            int levels,
            List<Harvests.Troubled> sources) {}

    private final Directory directory;
    private final Reports reports;
    private final CareDesk care;
    private final Duplicates duplicates;
    private final Complaints complaints;
    private final Proposals labels;
    private final PixImports pix;
    private final Harvests harvests;

    DeskPages(
            Directory directory,
            Reports reports,
            CareDesk care,
            Duplicates duplicates,
            Complaints complaints,
            Proposals labels,
            PixImports pix,
            Harvests harvests) {
        this.directory = directory;
        this.reports = reports;
        this.care = care;
        this.duplicates = duplicates;
        this.complaints = complaints;
        this.labels = labels;
        this.pix = pix;
        this.harvests = harvests;
    }

    @GetMapping("/bureau")
    View today(Actor actor) {
        var network = actor.network().id();
        return View.of(
                "desk/today",
                new Today(
                        directory.snapshot(network).places().size(),
                        reports.waiting(network),
                        care.figures(network),
                        duplicates.waiting(network),
                        complaints.waiting(network),
                        labels.waiting(network),
                        pix.waiting(network),
                        harvests.troubled(network)));
    }

    @Bean
    static NavLink coordinatorsDeskLink() {
        return new NavLink("/bureau", "desk.nav", MENU_ORDER, Set.of(Role.COORDINATOR));
    }
}
