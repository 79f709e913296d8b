package org.tousaidants.platform.mail;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// « Courriels de la démonstration » — whether letters stay here to be read on a local page instead of leaving:
/// only in demo mode, and only when no mail server is configured.
@Component
public class DemoMails {
    private final boolean open;

    public DemoMails(@Value("${ta.demo:false}") boolean demo, @Value("${spring.mail.host:}") String server) {
        this.open = demo && server.isBlank();
    }

    public boolean open() {
        return open;
    }
}
