package org.tousaidants.platform.mail;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// « Courriels de la démonstration » — tells whether letters are stored for a local page and not sent, which is only
/// so in the demonstration without a mail server.
@Component
public class DemoMailbox {
    private final boolean open;
    private final boolean withoutMail;

    public DemoMailbox(@Value("${ta.demo:false}") boolean demo, @Value("${spring.mail.host:}") String server) {
        this.open = demo && server.isBlank();
        this.withoutMail = !demo && server.isBlank();
    }

    /// Returns whether no letter of this installation reaches its recipient, because no mail server is set. Pages
    /// then promise no letter.
    public boolean withoutMail() {
        return withoutMail;
    }

    public boolean open() {
        return open;
    }
}
