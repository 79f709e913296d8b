package org.tousaidants.platform.web;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The site made of the wings that stand on the class path: a wing's own tests run with what it stands on and nothing
/// above.
@SpringBootApplication(
        scanBasePackages = "org.tousaidants",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class TestSite {}
