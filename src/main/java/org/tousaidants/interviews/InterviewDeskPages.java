package org.tousaidants.interviews;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Role;
import org.tousaidants.web.DeskCard;
import org.tousaidants.web.For;
import org.tousaidants.web.NavLink;
import org.tousaidants.web.View;

/// Where each interview stands, for the coordinator: who meets whom and when, nothing of what was said.
@Controller
@For(Role.COORDINATOR)
class InterviewDeskPages {
    record Listed(List<Interviews.Line> lines) {}

    private final Interviews interviews;

    InterviewDeskPages(Interviews interviews) {
        this.interviews = interviews;
    }

    @GetMapping("/bureau/entretiens-de-pairs")
    View list(Actor actor) {
        return View.of("interviews/desk", new Listed(interviews.all(actor)));
    }

    @Bean
    static NavLink peerInterviewsLink() {
        return new NavLink("/entretiens-de-pairs", "interviews.nav", 6, Set.of(Role.HELPER));
    }

    @Bean
    static DeskCard interviewsCard() {
        return DeskCard.of("/bureau/entretiens-de-pairs", "interviews.card", 120);
    }
}
