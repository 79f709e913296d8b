package org.tousaidants.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.ClientAddress;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Boîte de la démonstration » — a page with the letters that the demonstration keeps. Its reader can sign in
/// as anyone, so it exists only in the demonstration and for a browser on the same machine.
@Controller
@PublicAccess
class DemoMailPages {
    record Mails(List<Outbox.PostedLetter> letters) {}

    /// A part of a letter's text: a link or plain text.
    record Piece(String text, boolean link) {}

    private static final int SHOWN = 12;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private final Outbox outbox;
    private final DemoMailbox demo;

    DemoMailPages(Outbox outbox, DemoMailbox demo) {
        this.outbox = outbox;
        this.demo = demo;
    }

    @GetMapping("/courriels")
    View mails(HttpServletRequest request) {
        if (!demo.open() || !ClientAddress.isLocal(request)) throw new NotFound();
        return View.of("platform/signin/mails", new Mails(outbox.latest(SHOWN))).header("Cache-Control", "no-store");
    }

    static List<List<Piece>> paragraphs(String body) {
        return Pattern.compile("\\n{2,}")
                .splitAsStream(body.strip())
                .map(DemoMailPages::pieces)
                .toList();
    }

    private static List<Piece> pieces(String body) {
        var pieces = new ArrayList<Piece>();
        var links = LINK.matcher(body);
        var from = 0;
        while (links.find()) {
            pieces.add(new Piece(body.substring(from, links.start()), false));
            pieces.add(new Piece(links.group(), true));
            from = links.end();
        }
        pieces.add(new Piece(body.substring(from), false));
        return pieces;
    }
}
