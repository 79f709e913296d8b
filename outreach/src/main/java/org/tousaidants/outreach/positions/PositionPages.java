package org.tousaidants.outreach.positions;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Postes », at the desk: filled, open and ending posts; employers who recruit for the same communes; the
/// effect of each post.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PositionPages {
    record PositionRow(Position post, String commune, long effect, boolean ending, Optional<PositionCall> call) {}

    record PositionDeskView(
            List<PositionRow> lines,
            RecruitmentOverlap recruiting,
            Form form,
            Form bringing,
            Optional<Positions.ImportCounts> brought) {
        long count(Position.State state) {
            return lines.stream()
                    .filter(line -> line.post().state() == state)
                    .mapToLong(line -> line.post().seats())
                    .sum();
        }

        long ending() {
            return lines.stream().filter(PositionRow::ending).count();
        }

        List<Choice> profiles(Page page) {
            return Arrays.stream(Position.Profile.values())
                    .map(one -> Choice.of(one.name(), page.t(one.key())))
                    .toList();
        }

        List<Choice> states(Page page) {
            return Arrays.stream(Position.State.values())
                    .filter(one -> one != Position.State.CLOSED)
                    .map(one -> Choice.of(one.name(), page.t(one.key())))
                    .toList();
        }
    }

    private final Positions posts;

    PositionPages(Positions posts) {
        this.posts = posts;
    }

    @GetMapping("/bureau/postes")
    View desk(Actor actor) {
        return shown(actor, Form.filled(Map.of("postes", List.of("1"))), Form.empty(), Optional.empty());
    }

    @PostMapping("/bureau/postes")
    View add(Actor actor, Form form) {
        var post = PositionForm.parse(form, typed -> posts.commune(actor.network(), typed));
        if (post.isEmpty())
            return shown(actor, form, Form.empty(), Optional.empty()).status(422);
        posts.add(post.get());
        return View.redirect("/bureau/postes");
    }

    @PostMapping("/bureau/postes/{id}")
    View state(Actor actor, @PathVariable UUID id, Form form) {
        var state = form.one("etat", Position.State.class);
        if (state.isEmpty() || !posts.state(id, state.get())) throw new NotFound();
        return View.redirect("/bureau/postes");
    }

    @PostMapping("/bureau/postes/{id}/appels")
    View call(Actor actor, @PathVariable UUID id) {
        if (!posts.call(id)) throw new NotFound();
        return View.redirect("/bureau/postes");
    }

    @PostMapping("/bureau/postes/liste-nationale")
    View bring(Actor actor, Form form, @RequestParam(name = "fichier", required = false) Optional<MultipartFile> file)
            throws IOException {
        var usual = Form.filled(Map.of("postes", List.of("1")));
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty()) {
            form.error("fichier", "posts.error.file.missing");
            return shown(actor, usual, form, Optional.empty()).status(422);
        }
        var kept = Files.createTempFile("ta-posts", ".json");
        try {
            given.get().transferTo(kept);
            var brought = posts.bring(actor.network(), kept);
            if (brought.isPresent()) return shown(actor, usual, Form.empty(), brought);
            form.error("fichier", "posts.error.file");
            return shown(actor, usual, form, Optional.empty()).status(422);
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private View shown(Actor actor, Form form, Form bringing, Optional<Positions.ImportCounts> brought) {
        var network = actor.network();
        var all = posts.all();
        var calls = posts.calls();
        var recruiting = posts.recruiting(network, all);
        var lines = all.stream()
                .filter(Position::counts)
                .map(post -> new PositionRow(
                        post,
                        posts.name(post.commune()),
                        recruiting.effects().getOrDefault(post.id(), 0L),
                        post.ending(posts.today()),
                        Optional.ofNullable(calls.get(post.id()))))
                .toList();
        return View.of("outreach/positions/desk", new PositionDeskView(lines, recruiting, form, bringing, brought));
    }
}
