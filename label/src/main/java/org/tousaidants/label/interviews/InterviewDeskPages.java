package org.tousaidants.label.interviews;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.View;

/// Pages on which the coordinator sees the state of each interview: people and dates, never the content.
@Controller
@AllowedRoles(Role.COORDINATOR)
class InterviewDeskPages {
    record InterviewListView(List<Interviews.InterviewRow> lines, PeerDraw.PeerCounts peers, int needed) {}

    private final Interviews interviews;
    private final EvidenceMethodResults means;

    InterviewDeskPages(Interviews interviews, EvidenceMethodResults means) {
        this.interviews = interviews;
        this.means = means;
    }

    @GetMapping("/bureau/label/moyens")
    View means(Actor actor) {
        return View.of("label/interviews/means", means.of());
    }

    @GetMapping("/bureau/entretiens-de-pairs")
    View list(Actor actor) {
        return View.of(
                "label/interviews/desk",
                new InterviewListView(interviews.all(actor), interviews.peers(), interviews.needed()));
    }
}
