package org.tousaidants.label.interviews;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator reads the state of each interview: people and dates, never the content.
@Controller
@AllowedRoles(Role.COORDINATOR)
class InterviewDeskPages {
    record InterviewListView(
            List<LabelPeerInterviews.InterviewRow> lines,
            PeerDrawByLot.AvailablePeerCounts peers,
            int needed,
            PeerDrawByLot.FoundingPeerRule founding,
            LocalDate today) {
        boolean beginning() {
            return peers.recognised() < needed + 1;
        }

        String foundingWords(Page page) {
            if (!founding.counts(today)) return page.t("interviews.founding.over");
            return founding.last()
                    .map(day -> page.t("interviews.founding.until", page.day(day)))
                    .orElseGet(() -> page.t("interviews.founding.months", founding.months()));
        }
    }

    private final LabelPeerInterviews interviews;
    private final EvidenceMethodResults means;
    private final Clock clock;

    InterviewDeskPages(LabelPeerInterviews interviews, EvidenceMethodResults means, Clock clock) {
        this.clock = clock;
        this.interviews = interviews;
        this.means = means;
    }

    @GetMapping("/bureau/label/moyens")
    View means(SignedInPerson actor) {
        return View.of("label/interviews/means", means.of());
    }

    @GetMapping("/bureau/entretiens-de-pairs")
    View list(SignedInPerson actor) {
        return View.of(
                "label/interviews/desk",
                new InterviewListView(
                        interviews.all(actor),
                        interviews.peers(),
                        interviews.needed(),
                        interviews.founding(),
                        ParisTime.day(clock.instant())));
    }

    /// Returns a task for coordinators of a new network to find the first peers, until a peer was drawn.
    @Bean
    static TaskSource firstPeersTask(LabelPeerInterviews interviews, Accounts accounts) {
        return TaskSource.coordination(() -> accounts.alone() || interviews.hasDrawn()
                ? Stream.empty()
                : Stream.of(Task.of(
                                Task.TaskKind.START,
                                "interviews.step.first",
                                Task.TaskActionLabel.READ,
                                "/bureau/entretiens-de-pairs")
                        .later()));
    }
}
