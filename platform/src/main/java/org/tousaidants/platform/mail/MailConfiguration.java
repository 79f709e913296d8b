package org.tousaidants.platform.mail;

import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.tousaidants.platform.tenancy.Tenants;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    /// Timeouts of the mail connection, because Jakarta Mail has none by default. To send a letter needs about a
    /// dozen exchanges with the server, which together take less than five minutes.
    private static final Map<String, String> PATIENCE = Map.of(
            "mail.smtp.connectiontimeout", "10000", "mail.smtp.timeout", "15000", "mail.smtp.writetimeout", "15000");

    /// Returns mail settings that require an encrypted connection (STARTTLS) to a mail server on another
    /// machine, because a letter may contain a sign-in link. `ta.mail.open=true` states that the connection is
    /// safe without encryption.
    static Map<String, String> closed(String host, boolean open) {
        var here = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
        return here || open
                ? Map.of("mail.smtp.starttls.enable", "true")
                : Map.of(
                        "mail.smtp.starttls.enable", "true",
                        "mail.smtp.starttls.required", "true",
                        "mail.smtp.ssl.checkserveridentity", "true");
    }

    @Bean
    MailTransport carrier(
            ObjectProvider<JavaMailSender> server,
            DemoMailbox demo,
            @Value("${spring.mail.host:}") String host,
            @Value("${ta.mail.open:false}") boolean open,
            Tenants tenants) {
        var smtp = server.getIfAvailable();
        // The packaged application always has Spring's mail sender, because its beans are fixed at build
        // time, so the settings decide whether it is used.
        if (smtp instanceof JavaMailSenderImpl configured) {
            PATIENCE.forEach(configured.getJavaMailProperties()::putIfAbsent);
            closed(host, open).forEach(configured.getJavaMailProperties()::putIfAbsent);
        }
        // A wrong mail address in the settings file prevents the start of the application.
        tenants.each(() -> sender(tenants));
        if (smtp != null && !host.isBlank()) return new SmtpMailTransport(smtp, () -> sender(tenants));
        if (demo.open()) return (id, letter) -> new MailTransport.MailDeliveryResult.MailKeptForDemo();
        LoggerFactory.getLogger(MailConfiguration.class)
                .warn("Aucun serveur de courriel (spring.mail.host). La console donne le premier lien de connexion ; "
                        + "les autres personnes ne pourront pas se connecter.");
        return (id, letter) -> new MailTransport.MailDeliveryResult.MailServerUnreachable(
                "aucun serveur de courriel (spring.mail.host)");
    }

    static SmtpMailTransport.MailSender sender(Tenants tenants) {
        return new SmtpMailTransport.MailSender(
                MailAddress.setting("ta.mail.from", said(tenants, "mail.from", "ne-pas-repondre@example.org")),
                said(
                        tenants,
                        "mail.name",
                        said(tenants, "site.name", said(tenants, "network.name", "Aide numérique"))));
    }

    private static String said(Tenants tenants, String setting, String otherwise) {
        var written = tenants.setting(setting);
        return written.isEmpty() ? otherwise : written;
    }
}
