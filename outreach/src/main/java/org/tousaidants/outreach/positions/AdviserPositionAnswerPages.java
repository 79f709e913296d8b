package org.tousaidants.outreach.positions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Où en est ce poste ? » — the page on which an organisation reports the state of a position, by the link in a
/// letter and without an account.
@Controller
@PublicAccess
class AdviserPositionAnswerPages {
    private static final int LONGEST_WORDS = 500;

    /// The page on which an organisation reports the state of a position.
    ///
    /// @param done whether the answer was just stored
    record PositionAnswerView(Optional<AdviserPosition> post, String commune, Form form, String action, boolean done) {
        List<FormChoice> answers(Page page) {
            return Arrays.stream(EmployerInquiry.EmployerAnswer.values())
                    .map(one -> FormChoice.of(one.name(), page.t(one.key())))
                    .toList();
        }
    }

    private final AdviserPositions posts;

    AdviserPositionAnswerPages(AdviserPositions posts) {
        this.posts = posts;
    }

    @GetMapping("/poste/{secret}")
    View asked(@PathVariable String secret) {
        return shown(secret, Form.empty(), 200);
    }

    @PostMapping("/poste/{secret}")
    View answer(@PathVariable String secret, Form form) {
        var answer = form.one("reponse", EmployerInquiry.EmployerAnswer.class);
        var words = form.text("precision").max(LONGEST_WORDS).get();
        if (answer.isEmpty()) form.error("reponse", "posts.error.answer");
        if (form.hasErrors()) return shown(secret, form, 422);
        if (!posts.answer(secret, answer.get(), words)) return shown(secret, form, 410);
        return View.of("outreach/positions/asked", new PositionAnswerView(Optional.empty(), "", Form.empty(), "", true))
                .atASecret();
    }

    private View shown(String secret, Form form, int status) {
        var post = posts.opened(secret);
        var commune = post.map(one -> posts.name(one.commune())).orElse("");
        return View.of(
                        "outreach/positions/asked",
                        new PositionAnswerView(post, commune, form, "/poste/" + secret, false))
                .status(post.isEmpty() ? 410 : status)
                .atASecret();
    }
}
