#!/usr/bin/env -S geusemaker run
// Rotates what is due, all of it or nothing.

String stack = param 'stack', String, help: 'the deployment'
Duration age = param 'age', Duration, default: 30.days, help: 'credentials younger than this stay'
Boolean everything = param 'everything', Boolean, default: false, help: 'whatever their age'

deployment(stack) {
    rotate {
        postgres()
        n8n()
        if (!everything) {
            olderThan age
        }
        waitForLock 15.minutes
    }
    audit()
    onFailure { rollback() }
}
