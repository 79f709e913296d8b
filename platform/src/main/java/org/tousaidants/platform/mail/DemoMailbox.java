package org.tousaidants.platform.mail;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// « Courriels de la démonstration » — tells whether letters are stored for a local page and not sent, which is only
/// so in the demonstration without a mail server.
@Component
public class DemoMailbox {
    private final boolean open;

    public DemoMailbox(@Value("${ta.demo:false}") boolean demo, @Value("${spring.mail.host:}") String server) {
        this.open = demo && server.isBlank();
    }

    public boolean open() {
        return open;
    }
}
