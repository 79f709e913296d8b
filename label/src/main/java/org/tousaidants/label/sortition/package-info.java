/// « Places tirées au sort » — seats for the people helped: a person agrees on a slip, the coordination draws by
/// lot for a workshop, a session of the committee or an interview, the drawn person accepts or declines, writes
/// what is read first, and receives a voucher. Each keeps a page with which they withdraw at any time.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.paper",
            "platform.retentionrules",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.label.sortition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
