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
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Postes » — the coordination pages of positions: filled, open and ending ones; employers who recruit for the
/// same communes; the effect of each position.
@Controller
@AllowedRoles(Role.COORDINATOR)
class AdviserPositionPages {
    record PositionRow(
            AdviserPosition post, String commune, long effect, boolean ending, Optional<EmployerInquiry> call) {}

    record PositionDeskView(
            List<PositionRow> lines,
            AdviserRecruitmentOverlap recruiting,
            Form form,
            Form bringing,
            Optional<AdviserPositions.PositionImportCounts> brought) {
        long count(AdviserPosition.PositionState state) {
            return lines.stream()
                    .filter(line -> line.post().state() == state)
                    .mapToLong(line -> line.post().seats())
                    .sum();
        }

        long ending() {
            return lines.stream().filter(PositionRow::ending).count();
        }

        List<FormChoice> profiles(Page page) {
            return Arrays.stream(AdviserPosition.PositionProfile.values())
                    .map(one -> FormChoice.of(one.name(), page.t(one.key())))
                    .toList();
        }

        List<FormChoice> states(Page page) {
            return Arrays.stream(AdviserPosition.PositionState.values())
                    .filter(one -> one != AdviserPosition.PositionState.CLOSED)
                    .map(one -> FormChoice.of(one.name(), page.t(one.key())))
                    .toList();
        }
    }

    private final AdviserPositions posts;

    AdviserPositionPages(AdviserPositions posts) {
        this.posts = posts;
    }

    @GetMapping("/bureau/postes")
    View desk(SignedInPerson actor) {
        return shown(actor, Form.filled(Map.of("postes", List.of("1"))), Form.empty(), Optional.empty());
    }

    @PostMapping("/bureau/postes")
    View add(SignedInPerson actor, Form form) {
        var post = AdviserPositionForm.parse(form, typed -> posts.commune(actor.network(), typed));
        if (post.isEmpty())
            return shown(actor, form, Form.empty(), Optional.empty()).status(422);
        posts.add(post.get());
        return View.redirect("/bureau/postes");
    }

    @PostMapping("/bureau/postes/{id}")
    View state(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var state = form.one("etat", AdviserPosition.PositionState.class);
        if (state.isEmpty() || !posts.state(id, state.get())) throw new NotFoundException();
        return View.redirect("/bureau/postes");
    }

    @PostMapping("/bureau/postes/{id}/appels")
    View call(SignedInPerson actor, @PathVariable UUID id) {
        if (!posts.call(id)) throw new NotFoundException();
        return View.redirect("/bureau/postes");
    }

    @PostMapping("/bureau/postes/liste-nationale")
    View bring(
            SignedInPerson actor,
            Form form,
            @RequestParam(name = "fichier", required = false) Optional<MultipartFile> file)
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

    private View shown(
            SignedInPerson actor, Form form, Form bringing, Optional<AdviserPositions.PositionImportCounts> brought) {
        var network = actor.network();
        var all = posts.all();
        var calls = posts.calls();
        var recruiting = posts.recruiting(network, all);
        var lines = all.stream()
                .filter(AdviserPosition::counts)
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
