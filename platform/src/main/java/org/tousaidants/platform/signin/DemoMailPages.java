package org.tousaidants.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.ClientIpAddress;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Boîte de la démonstration » — a page with the letters that the demonstration stores. A reader of this page can
/// sign in as anyone, so it exists only in the demonstration and only for a browser on the same machine.
@Controller
@PublicAccess
class DemoMailPages {
    record DemoMailsView(List<LetterOutbox.PostedLetter> letters) {}

    /// A part of a letter's text.
    ///
    /// @param link whether the part is a link; otherwise it is plain text
    record MailTextPart(String text, boolean link) {}

    private static final int SHOWN = 12;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private final LetterOutbox outbox;
    private final DemoMailbox demo;

    DemoMailPages(LetterOutbox outbox, DemoMailbox demo) {
        this.outbox = outbox;
        this.demo = demo;
    }

    @GetMapping("/courriels")
    View mails(HttpServletRequest request) {
        if (!demo.open() || !ClientIpAddress.isLocal(request)) throw new NotFoundException();
        return View.of("platform/signin/mails", new DemoMailsView(outbox.latest(SHOWN)))
                .header("Cache-Control", "no-store");
    }

    static List<List<MailTextPart>> paragraphs(String body) {
        return Pattern.compile("\\n{2,}")
                .splitAsStream(body.strip())
                .map(DemoMailPages::pieces)
                .toList();
    }

    private static List<MailTextPart> pieces(String body) {
        var pieces = new ArrayList<MailTextPart>();
        var links = LINK.matcher(body);
        var from = 0;
        while (links.find()) {
            pieces.add(new MailTextPart(body.substring(from, links.start()), false));
            pieces.add(new MailTextPart(links.group(), true));
            from = links.end();
        }
        pieces.add(new MailTextPart(body.substring(from), false));
        return pieces;
    }
}
