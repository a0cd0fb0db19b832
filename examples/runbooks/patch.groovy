#!/usr/bin/env -S geusemaker run
// Patches n8n and the database on their release lines, then rotates the database password.

String stack = param 'stack', String, help: 'the deployment'
Duration age = param 'minimum-age', Duration, default: 3.days, help: 'younger releases are held back'
Boolean advisories = param 'advisories', Boolean, default: true, help: 'whether vulnerabilities are looked up'

deployment(stack) {
    patch {
        only 'n8n', 'postgres'
        minimumAge age
        if (!advisories) {
            withoutAdvisories()
        }
    }
    rotate { postgres() }
    onFailure { rollback() }
}

// A plain chain is the same, in a dry run too.
for (entry in Deployment.of(stack).history()) {
    println entry
}
